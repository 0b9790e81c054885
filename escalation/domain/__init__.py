"""The domain: answers in, one Plan out. Pure: no Django, no database, no clock, no network, no words for parents."""
