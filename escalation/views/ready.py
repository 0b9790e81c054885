"""Getting a worker ready for its first plan, a moment after its start, since any worker may be asked for it."""

from __future__ import annotations

from threading import Timer

from django.conf import settings
from django.utils import timezone

from escalation.answers_cookie import State, Stored
from escalation.domain.answers import answered
from escalation.journey import Journey
from escalation.outputs.pdf import stappenplan_html
from escalation.outputs.printshop import warm_up
from escalation.outputs.qr import qr_svg
from escalation.outputs.road_svg import road_svg
from escalation.views.journey import checked_on


def get_ready_soon() -> None:
    """Get ready settings.PDF_READY_AFTER_SECONDS from now, unless that is 0."""
    if settings.PDF_READY_AFTER_SECONDS:
        later = Timer(settings.PDF_READY_AFTER_SECONDS, get_ready)
        later.daemon = True
        later.start()


def get_ready() -> None:
    """Start what makes PDFs, and write a plan for no family, so that all that it takes is loaded. Nothing of it is kept."""
    warm_up()
    walk = answered(lambda _, values: list(values[:1]))
    answers = {key: sorted(answer) for key, answer in walk.answers.items() if answer}
    journey = Journey(Stored(answers, State.FINE), timezone.localdate())
    made = journey.plan()
    road = journey.road(made)
    also = {"road": road, "road_picture": road_svg(road, ""), "code": journey.code, "code_picture": qr_svg(journey.code, "")}
    stappenplan_html(made, journey.rows(), checked_on(made), also)
