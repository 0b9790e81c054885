"""The addresses. No answer, code or name is ever part of one."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from escalation.domain.sheets import SHEETS
from escalation.views import code, errors, journey, pages, papers, patterns, rules
from escalation.wizard import question_view

private = cache_control(no_store=True, private=True)
public = cache_control(max_age=300)

urlpatterns: list[URLPattern] = [
    path("", private(pages.start), name="start"),
    path("vragen/", private(journey.resume), name="resume"),
    path("vragen/<slug:step>/", private(question_view), name="question"),
    path("antwoorden/", private(journey.answers), name="answers"),
    path("plan/", private(journey.plan), name="plan"),
    path("plan/stappenplan.pdf", private(journey.plan_pdf), name="plan_pdf"),
    path("plan/brief/<slug:slug>/", private(papers.letter), name="letter"),
    *(
        path(f"plan/{slug}.{kind}", private(papers.sheet_file), {"slug": slug, "kind": kind}, name="sheet")
        for slug in SHEETS
        for kind in ("pdf", "docx")
    ),
    path("plan/agenda.ics", private(papers.agenda), name="agenda"),
    path("plan/nummers.vcf", private(papers.numbers), name="numbers"),
    path("verder/", private(code.enter), name="code"),
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
    path("cookies/", public(require_safe(errors.without_cookies)), name="cookies_missing"),
]

# For who works on the site, and for the tests in a browser.
workshop: list[URLPattern] = [path("over/onderdelen/", private(patterns.patterns), name="patterns")]
if settings.DEBUG:
    urlpatterns += workshop
