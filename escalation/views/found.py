"""What is there for who looks in from outside: search engines, and who found a leak."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from escalation.content import catalogue

# The pages that are the same for everyone, by the names of their addresses. No other may be in a search engine.
FIXED = ("start", "articles", "concepts", "rules", "privacy", "accessibility")
OPEN = frozenset({*FIXED, "article", "concept", "rules_drawing", "robots", "security", "sitemap"})
VALID_FOR = timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt: what may be found is named, all else may not."""
    allowed = [reverse(name) for name in (*FIXED, "rules_drawing") if name != "start"]
    rules = ["User-agent: *", "Allow: /$", *(f"Allow: {path}" for path in (*allowed, "/begrip/", settings.STATIC_URL))]
    lines = [*rules, "Disallow: /", "", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"]
    return _text(lines)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Return security.txt (RFC 9116). Raises Http404 when the one who runs the site gave no contact."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = datetime.combine(timezone.localdate() + VALID_FOR, time(), UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
    ]
    return _text(lines)


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


class FixedPages(Sitemap):
    """The pages with an address of their own."""

    def items(self) -> list[str]:
        """Return their names."""
        return list(FIXED)

    def location(self, item: str) -> str:
        """Return the address of the page named `item`."""
        return reverse(item)


class Articles(Sitemap):
    """The texts to read."""

    def items(self) -> list[str]:
        """Return their slugs."""
        return list(catalogue().articles)

    def location(self, item: str) -> str:
        """Return the address of the text with slug `item`."""
        return reverse("article", args=[item])

    def lastmod(self, item: str) -> datetime:
        """Return when the text with slug `item` was last checked."""
        return datetime.combine(catalogue().articles[item].checked_on, time(), UTC)


class Concepts(Sitemap):
    """The words that are explained."""

    def items(self) -> list[str]:
        """Return their slugs."""
        return list(catalogue().concepts)

    def location(self, item: str) -> str:
        """Return the address of the word with slug `item`."""
        return reverse("concept", args=[item])


SITEMAPS: dict[str, type[Sitemap]] = {"pages": FixedPages, "articles": Articles, "concepts": Concepts}
