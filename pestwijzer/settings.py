"""All settings. The environment is read here and nowhere else; values that make no sense stop the start.

With nothing set it is safe: DEBUG off, https only, this machine only. The names that can be set:

PESTWIJZER_DEBUG                 1 for the run command and nobody else
PESTWIJZER_SECRET_KEY            50 characters or more; else the file `.secret-key`, which `make run` makes here
PESTWIJZER_SECRET_KEY_FALLBACKS  former keys, comma between: answers under them can still be read, new ones are not written
PESTWIJZER_ALLOWED_HOSTS         host names, comma between
PESTWIJZER_BEHIND_PROXY          1 when a proxy of ours ends https and sets X-Forwarded-Proto itself
PESTWIJZER_INSECURE_HTTP         1 to serve plain http on this machine only, to try gunicorn
PESTWIJZER_HSTS_SECONDS          how long browsers insist on https; a year, lower it on a first deploy
PESTWIJZER_LOG_LEVEL             DEBUG, INFO, WARNING, ERROR or CRITICAL
DATABASE_URL                     SQLite beside manage.py, unless set (postgres://...)
CACHE_URL                        memory of the process, unless set (rediscache://...)
PESTWIJZER_PDF_FOLDER            a folder of this user alone, for what makes PDFs; in memory where the system has that
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
CONTENT_DIR = BASE_DIR / "fixtures"

env = environ.Env()


def _switch(name: str, default: bool) -> bool:
    """Read 0 or 1; any other word stops the start, since a mistyped 'ture' must not silently mean off."""
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "false", "true"}:
        raise ImproperlyConfigured(f"{name} is {value!r}: it has to be 0 or 1.")
    return default if not value else value in {"1", "true"}


def _seconds(name: str, default: int) -> int:
    """Read a whole number of seconds, zero or more."""
    value = os.environ.get(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is {value!r}: it has to be a number of seconds.")
    return int(value)


# --- Where we are ---------------------------------------------------------------------------------------------------

DEBUG = _switch("PESTWIJZER_DEBUG", default=False)
# pytest sets this name. Tests speak plain http and collect no static files; all else is as in production.
TESTING = "PYTEST_VERSION" in os.environ
INSECURE_HTTP = _switch("PESTWIJZER_INSECURE_HTTP", default=DEBUG or TESTING)
HTTPS = not INSECURE_HTTP

THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("PESTWIJZER_ALLOWED_HOSTS", default=THIS_MACHINE)
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("PESTWIJZER_ALLOWED_HOSTS has to name the hosts: it may not be empty or '*'.")
if INSECURE_HTTP and not DEBUG and not set(ALLOWED_HOSTS) <= set(THIS_MACHINE):
    raise ImproperlyConfigured("PESTWIJZER_INSECURE_HTTP is for this machine only: unset it, or PESTWIJZER_ALLOWED_HOSTS.")

# --- The secret key -------------------------------------------------------------------------------------------------
# Commands that need no key (check, migrate, collectstatic) run without one: Django complains when it is used, wsgi.py at start.

SHORTEST_KEY = 50


def _long_enough(key: str) -> str:
    """Return the key itself, or stop the start."""
    if len(key) < SHORTEST_KEY:
        raise ImproperlyConfigured(f"A secret key has {SHORTEST_KEY} characters or more; one here has {len(key)}.")
    return key


def _secret_key() -> str:
    """Take the key from the environment, else from the file that make writes (mode 0600, not in git), else none."""
    key_file = BASE_DIR / ".secret-key"
    if "PESTWIJZER_SECRET_KEY" in os.environ:
        return _long_enough(os.environ["PESTWIJZER_SECRET_KEY"])
    return _long_enough(key_file.read_text().strip()) if key_file.exists() else ""


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS = [_long_enough(key) for key in env.list("PESTWIJZER_SECRET_KEY_FALLBACKS", default=[])]
SIGNED_COOKIE_LEGACY_SALT_FALLBACK = False  # CVE-2026-6873

# --- What it is made of ---------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "escalation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "formtools",
    "simple_history",
]

# CSP stands before WhiteNoise, so that static files carry it too. Sessions, users and messages are lazy: a page
# that does not ask for them, as all pages for parents, touches no database.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "pestwijzer.urls"
WSGI_APPLICATION = "pestwijzer.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # so that templates/ may hold form fields as well

# --- Database and cache ---------------------------------------------------------------------------------------------


def _database() -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL; SQLite gets what keeps it quick and whole with several workers."""
    database: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}
    if os.environ.get("DATABASE_URL"):
        database = env.db_url("DATABASE_URL")
    if not {"ENGINE", "NAME"} <= database.keys():
        raise ImproperlyConfigured("DATABASE_URL names no database: write postgres://user:password@host/name.")
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
            "PRAGMA secure_delete=ON;PRAGMA trusted_schema=OFF;",
        }
    else:
        database.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# --- PDFs -----------------------------------------------------------------------------------------------------------
# Shared by all server processes of a machine: the locks of those at work, their fonts, and the encrypted PDFs of the last
# minutes (outputs/kept.py). Tests have a folder a process, and more time: they may share their machine.


def _pdf_folder() -> Path:
    """Return the folder, not made yet; in memory, so that nothing outlives the machine."""
    if "PESTWIJZER_PDF_FOLDER" in os.environ:
        return Path(os.environ["PESTWIJZER_PDF_FOLDER"])
    memory = Path("/dev/shm")  # noqa: S108  (what is made in it is for our eyes only: gate.private sees to it)
    base = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    return base / (f"pestwijzer-test-{os.getpid()}" if TESTING else f"pestwijzer-{os.geteuid()}")


PDF_FOLDER = _pdf_folder()
PDF_SECONDS = 60 if TESTING else 10

# --- Language and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- Static files ---------------------------------------------------------------------------------------------------
# Outside DEBUG `manage.py collectstatic` comes first; names with a hash in them may be kept by browsers for ever.

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
COLLECTED = not (DEBUG or TESTING)
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is ever uploaded
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- What a request may bring ---------------------------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 65_536
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# --- Cookies --------------------------------------------------------------------------------------------------------
# None of them outlives the browser. With https each bears `__Host-`: only this host, only https, whole site.

COOKIE_PREFIX = "__Host-" if HTTPS else ""
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "escalation.views.errors.csrf_failure"
# The parent's answers, encrypted: see escalation/answers_cookie.py.
ANSWERS_COOKIE_NAME = f"{COOKIE_PREFIX}antwoorden"
ANSWERS_COOKIE_SECURE = HTTPS
# Sessions are for staff; a parent never gets one.
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Headers --------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Not "no-referrer": browsers then send `Origin: null` with every form, and Django refuses it. Other sites learn nothing
# either way.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
if _switch("PESTWIJZER_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = _seconds("PESTWIJZER_HSTS_SECONDS", default=365 * 24 * 60 * 60) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# The preload list binds a whole domain for years: for its owner to decide, not for us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- Staff ----------------------------------------------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Logging --------------------------------------------------------------------------------------------------------
# To stderr: time, level, logger, message, and a traceback without values. No bodies, no addresses, no mail to admins.

LOG_LEVEL = env.str("PESTWIJZER_LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
    raise ImproperlyConfigured(f"PESTWIJZER_LOG_LEVEL is {LOG_LEVEL!r}: no such level.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        "escalation": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
    },
}
