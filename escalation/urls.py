"""The addresses. No answer, code or name is ever part of one."""

from __future__ import annotations

from django.urls import URLPattern, path
from django.views.decorators.cache import cache_control

from escalation.views import journey, pages
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
    path("wissen/", private(journey.wipe), name="wipe"),
    path("weg/", private(journey.leave), name="leave"),
    path("lezen/", public(pages.articles), name="articles"),
    path("lezen/<slug:slug>/", public(pages.article), name="article"),
    path("begrippen/", public(pages.concepts), name="concepts"),
    path("begrip/<slug:slug>/", public(pages.concept), name="concept"),
    path("privacy/", public(pages.fixed_page("pages/privacy.html")), name="privacy"),
    path("toegankelijkheid/", public(pages.fixed_page("pages/accessibility.html")), name="accessibility"),
    path("cookies/", public(pages.fixed_page("pages/cookies.html")), name="cookies_missing"),
]
