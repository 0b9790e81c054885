"""What a family keeps: the code with its picture to scan, and the picture of the road so far, for the page and for paper."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from escalation.domain.plan import Plan
from escalation.journey import Journey
from escalation.outputs.qr import qr_svg
from escalation.outputs.road_svg import road_svg
from escalation.outputs.road_text import road_description, road_lines
from escalation.outputs.spelling import spelled


def on_page(request: HttpRequest, journey: Journey, made: Plan) -> dict[str, object]:
    """Return the code and the road of the plan `made`, with the words that stand beside the picture."""
    road = journey.road(made)
    lines = [{"title": title, "words": words} for title, words in road_lines(road)]
    picture = road_svg(road, "De ladder, met wat er is gedaan en wat er komt")
    return {**_code(request, journey), "road": road, "road_lines": lines, "road_picture": picture}


def on_paper(request: HttpRequest, journey: Journey, made: Plan) -> dict[str, object]:
    """Return the same for paper, where the picture has to say by itself all that it shows."""
    road = journey.road(made)
    return {**_code(request, journey), "road": road, "road_picture": road_svg(road, road_description(road))}


def _code(request: HttpRequest, journey: Journey) -> dict[str, object]:
    """Return the code, how it is spelled, the address to type and the picture to scan; nothing when there is no code.

    What stands behind the # stays in the browser: neither a server nor a log gets to see it.
    """
    code = journey.code
    if not code:
        return {"code": ""}
    address = request.build_absolute_uri(reverse("code"))
    picture = qr_svg(f"{address}#{code}", "De code van dit plan, om te scannen")
    return {"code": code, "code_address": address, "code_spelled": spelled(code), "code_picture": picture}
