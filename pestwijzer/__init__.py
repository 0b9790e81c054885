"""The site: settings, root urls and the door for the web server. What Pestwijzer does is in `escalation`."""
