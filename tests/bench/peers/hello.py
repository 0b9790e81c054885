"""A bare WSGI answer: the floor under everything that Python serves."""

from collections.abc import Callable, Iterable

BODY = b"Hallo"


def application(environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Say hello."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(BODY)))])
    return [BODY]
