"""How gunicorn serves Pestwijzer: `gunicorn -c deploy/gunicorn.conf.py pestwijzer.wsgi`. Its environment variables are its own.

GUNICORN_CMD_ARGS adds to what stands here, WEB_CONCURRENCY is the number of workers.
"""

import os

bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
umask = 0o077

# A worker that hangs is replaced; one that has served long as well. On HUP and TERM what runs may end first.
timeout = 60
graceful_timeout = 30
max_requests = 20_000
max_requests_jitter = 2_000
keepalive = 5

# More than a browser sends for any page of ours; the whole cookie header is at most some 5 kB.
limit_request_line = 2048
limit_request_fields = 64
limit_request_field_size = 8190

# A socket with commands in the home folder is a door we do not need.
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  (gunicorn's heartbeat, no data)


def post_worker_init(worker: object) -> None:
    """Read the texts and the addresses before a new worker takes its first visitor, who then waits no longer than others.

    What a plan and its PDF take comes a moment later, since any worker may be asked for the first one.
    """
    from django.template.loader import get_template
    from django.urls import get_resolver

    from escalation.content import catalogue
    from escalation.views.ready import get_ready_soon

    catalogue()
    get_resolver().reverse_dict  # noqa: B018  (looking makes it)
    get_template("pages/question.html")
    get_ready_soon()


# No access log: the app writes a line a request, without persons. Gunicorn's own messages go through the same sieve.
accesslog = None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "pestwijzer.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
