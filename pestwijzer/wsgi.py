"""The door for a WSGI server: `gunicorn --no-control-socket pestwijzer.wsgi`. It does not open without a secret key."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pestwijzer.settings")

try:
    _ = settings.SECRET_KEY
except ImproperlyConfigured as error:
    # A key made up per worker would look fine and lose the answers of every parent whose next request meets another worker.
    raise ImproperlyConfigured(
        "Set PESTWIJZER_SECRET_KEY (50 characters or more), or run 'make .secret-key', before serving Pestwijzer."
    ) from error

_django = get_wsgi_application()

from escalation.requests import InUtf8  # noqa: E402  (the app can be imported once Django is ready)

application = InUtf8(_django)
