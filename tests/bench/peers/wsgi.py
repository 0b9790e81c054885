"""The door to the bare view or to the stock wizards."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
