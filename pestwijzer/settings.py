"""All settings. The environment is read here and nowhere else; values that make no sense stop the start.

With nothing set it is safe: DEBUG off, https only, this machine only. The names that can be set:

PESTWIJZER_DEBUG                 1 for the run command and nobody else
PESTWIJZER_SECRET_KEY            50 characters or more; else the file `.secret-key`, which `make run` makes here
PESTWIJZER_SECRET_KEY_FALLBACKS  former keys, comma between: answers under them can still be read, new ones are not written
PESTWIJZER_ALLOWED_HOSTS         host names, comma between
PESTWIJZER_BEHIND_PROXY          1 when a proxy of ours ends https and sets X-Forwarded-Proto itself (and -For, for /account/)
PESTWIJZER_INSECURE_HTTP         1 to serve plain http on this machine only, to try gunicorn
PESTWIJZER_HSTS_SECONDS          how long browsers insist on https; a year, lower it on a first deploy
PESTWIJZER_SECURITY_CONTACT      whom to tell of a leak (mailto:..., https://...); without it there is no security.txt
PESTWIJZER_LOG_LEVEL             DEBUG, INFO, WARNING, ERROR or CRITICAL
DATABASE_URL                     SQLite beside manage.py, unless set (postgres://...)
CACHE_URL                        a table of the database, unless set (rediscache://...); it guards the logins of staff
PESTWIJZER_COUNT_SECONDS         how often the daily counts in memory are written to the database; 0 counts nothing
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
    "escalation.helpdesk.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "formtools",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "escalation.helpdesk.apps.HelpdeskConfig",  # last: it takes out of the admin what the others put in
]

# What sets a header stands before WhiteNoise, so that static files carry it too. Only the addresses of staff have a session;
# on all other pages it is empty, whatever cookie comes along, so that a page for parents touches no database.
MIDDLEWARE = [
    "escalation.request_log.RequestLog",
    "escalation.headers.OwnHeaders",
    "escalation.headers.Policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "escalation.requests.OnlyForms",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "escalation.helpdesk.sessions.StaffSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "escalation.requests.DatabaseAway",
]

ROOT_URLCONF = "pestwijzer.urls"
PARENTS_URLCONF = "escalation.urls"  # for every address that is not one of staff: see escalation/helpdesk/sessions.py
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
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;",
        }
    else:
        database.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all workers, since it holds the failed logins; so many that nobody can push out those of another.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://gedeeld_geheugen?max_entries=100000")}

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
# How long after its start a worker gets what makes PDFs ready: late enough for the first pages. 0: when a plan is read.
PDF_READY_AFTER_SECONDS = 1.0

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
# Sessions are for staff; a parent never gets one. Half an hour without a request ends it, and so does the end of the day.
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_AGE = 30 * 60
STAFF_DAY_SECONDS = 12 * 60 * 60
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
# For the staff's pages, which have forms. A parent's page without a form says "no-referrer": see escalation/headers.py.
SECURE_REFERRER_POLICY = "same-origin"
_OFF = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip
_PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")  # to log in with: for staff only
PERMISSIONS_POLICY = ", ".join(f"{name}=()" for name in (*_OFF, *_PASSKEYS))
STAFF_PERMISSIONS_POLICY = ", ".join([*(f"{name}=()" for name in _OFF), *(f"{name}=(self)" for name in _PASSKEYS)])
SECURITY_CONTACT = env.str("PESTWIJZER_SECURITY_CONTACT", default="")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured("PESTWIJZER_SECURITY_CONTACT has to be an address: mailto:..., https://... or tel:...")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezond/"]  # a load balancer asks without https
if _switch("PESTWIJZER_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = _seconds("PESTWIJZER_HSTS_SECONDS", default=365 * 24 * 60 * 60) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# The preload list binds a whole domain for years: for its owner to decide, not for us.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# --- Staff ----------------------------------------------------------------------------------------------------------
# Accounts are made by a manager; nobody signs up, and no mail is ever sent. Five failures lock an account for a quarter of
# an hour, whoever tries; many tries from one place are slowed down for that place only.

STAFF_PATHS = ("/helpdesk/", "/account/", "/beheer/")
SECOND_FACTOR_REQUIRED = not DEBUG
AUTHENTICATION_BACKENDS = ["escalation.helpdesk.rights.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "helpdesk"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "escalation.helpdesk.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"change_password": "escalation.helpdesk.account_forms.NewPassword"}
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/15m/key,50/h/ip"}
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _switch("PESTWIJZER_BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "escalation.helpdesk.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "escalation.helpdesk.account_forms.NewApp",
    "add_webauthn": "escalation.helpdesk.account_forms.NewPasskey",
    "authenticate": "escalation.helpdesk.account_forms.SecondFactor",
    "edit_webauthn": "escalation.helpdesk.account_forms.PasskeyName",
    "reauthenticate": "escalation.helpdesk.account_forms.Confirm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Pestwijzer"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_HTTP

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "escalation.helpdesk.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Counting -------------------------------------------------------------------------------------------------------

COUNT_EVERY_SECONDS = _seconds("PESTWIJZER_COUNT_SECONDS", default=0 if TESTING else 300)

# --- Logging --------------------------------------------------------------------------------------------------------
# To stderr, as JSON without persons (pestwijzer/logs.py); for who works on the site as lines to read. No mail to admins.

LOG_LEVEL = env.str("PESTWIJZER_LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
    raise ImproperlyConfigured(f"PESTWIJZER_LOG_LEVEL is {LOG_LEVEL!r}: no such level.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "pestwijzer.logs.JsonLines"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line" if DEBUG else "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        "escalation": {"handlers": ["stderr"], "level": LOG_LEVEL, "propagate": False},
        # At DEBUG it writes all that a template was given, answers too, whenever a name is not there.
        "django.template": {"level": "INFO"},
        "escalation.request_log": {"level": "WARNING" if DEBUG else LOG_LEVEL},  # the development server has its own
    },
}
