"""The addresses. No answer, code or name is ever part of one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from escalation.counting import counts_pdf
from escalation.domain.sheets import SHEETS
from escalation.headers import TellNoAddress
from escalation.views import code, errors, found, health, journey, pages, papers, patterns, rules
from escalation.wizard import question_view

View = Callable[..., HttpResponseBase]
tell_no_address = decorator_from_middleware(TellNoAddress)


def private(view: View) -> View:
    """Return `view` for a page that may show answers: no browser keeps it.

    Pages are compressed, which is safe here: Django gives the secret of a form another look each time and adds a random
    number of bytes (against BREACH), and no page repeats anything of its address.
    """
    return gzip_page(file(view))


def public(view: View) -> View:
    """Return `view` for a page that is the same for everyone."""
    return gzip_page(cache_control(max_age=300)(tell_no_address(view)))


def file(view: View) -> View:
    """Return `view` for a file made of answers: it is compressed already, and no browser keeps it."""
    return cache_control(no_store=True, private=True)(tell_no_address(view))


urlpatterns: list[URLPattern] = [
    path("", private(pages.start), name="start"),
    path("vragen/", private(journey.resume), name="resume"),
    path("vragen/<slug:step>/", private(question_view), name="question"),
    path("antwoorden/", private(journey.answers), name="answers"),
    path("plan/", private(journey.plan), name="plan"),
    path("plan/stappenplan.pdf", file(counts_pdf(journey.plan_pdf, "stappenplan")), name="plan_pdf"),
    path("plan/brief/<slug:slug>/", private(counts_pdf(papers.letter, "brief")), name="letter"),
    *(
        path(
            f"plan/{slug}.{kind}", file(counts_pdf(papers.sheet_file, "invulblad")), {"slug": slug, "kind": kind}, name="sheet"
        )
        for slug in SHEETS
        for kind in ("pdf", "docx")
    ),
    path("plan/agenda.ics", file(papers.agenda), name="agenda"),
    path("plan/nummers.vcf", file(papers.numbers), name="numbers"),
    path("verder/", private(code.enter), name="code"),
    path("verder/stap/", private(code.step), name="step"),
    path("verder/gestopt/", private(code.stopped), name="stopped"),
    path("wissen/", private(journey.wipe), name="wipe"),
    path("weg/", private(journey.leave), name="leave"),
    path("lezen/", public(pages.articles), name="articles"),
    path("lezen/<slug:slug>/", public(pages.article), name="article"),
    path("begrippen/", public(pages.concepts), name="concepts"),
    path("begrip/<slug:slug>/", public(pages.concept), name="concept"),
    path("over/regels/", public(rules.rules), name="rules"),
    path("over/regels.svg", public(rules.drawing), name="rules_drawing"),
    path("privacy/", public(pages.fixed_page("pages/privacy.html")), name="privacy"),
    path("toegankelijkheid/", public(pages.fixed_page("pages/accessibility.html")), name="accessibility"),
    path("robots.txt", public(found.robots), name="robots"),
    path(".well-known/security.txt", public(found.security), name="security"),
    path("sitemap.xml", public(sitemap), {"sitemaps": found.SITEMAPS}, name="sitemap"),
    path("gezond/", file(health.alive), name="alive"),
    path("gezond/diep/", file(health.deep), name="health"),
    path("cookies/", public(require_safe(errors.without_cookies)), name="cookies_missing"),
]

# For who works on the site, and for the tests in a browser.
workshop: list[URLPattern] = [path("over/onderdelen/", private(patterns.patterns), name="patterns")]
if settings.DEBUG:
    urlpatterns += workshop

handler400 = "escalation.views.errors.bad_request"
handler403 = "escalation.views.errors.forbidden"
handler404 = "escalation.views.errors.not_found"
handler500 = "escalation.views.errors.server_error"
