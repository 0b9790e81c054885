"""The policy for scripts is worked out once, by django-csp, and a view may still change it with its decorators."""

from csp.constants import HEADER
from csp.decorators import csp_exempt, csp_update
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from escalation.headers import GetResponse, Policy


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Hallo")


def sent(view: GetResponse, kind: type[CSPMiddleware] = Policy) -> str | None:
    return kind(view)(RequestFactory().get("/")).headers.get(HEADER)  # type: ignore[no-any-return]


def rules(policy: str | None) -> set[str]:
    return set((policy or "").split("; "))


def test_the_policy_is_the_one_that_django_csp_makes_of_the_settings() -> None:
    assert rules(sent(plain)) == rules(sent(plain, CSPMiddleware))
    assert "default-src 'none'" in rules(sent(plain))


def test_a_view_may_add_to_the_policy() -> None:
    other = csp_update({"img-src": ["data:"]})(plain)
    assert rules(sent(other)) - rules(sent(plain)) == {"img-src 'self' data:"}


def test_a_view_may_send_its_own_policy_or_none() -> None:
    assert sent(csp_exempt()(plain)) is None
    assert sent(lambda request: HttpResponse(headers={HEADER: "default-src 'self'"})) == "default-src 'self'"


def test_a_secret_for_scripts_that_a_page_asked_for_is_in_its_policy() -> None:
    def asks(request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(request.csp_nonce))  # type: ignore[attr-defined]

    assert rules(sent(asks)) == rules(sent(asks, CSPMiddleware))
