"""A bare Django view beside the call page: it reads the same answers and renders one template, and that gives the same HTML.

It decides nothing: what the site said to each set of answers stands ready, in pieces of a section or a step each.
"""

from __future__ import annotations

import json

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

READY = json.loads((settings.FOLDER / "gesprek.json").read_text())


@csrf_exempt
def view(request: HttpRequest) -> HttpResponse:
    """Render what was said to these answers."""
    answers = " ".join([",".join(request.POST.getlist(key)) for key in READY["keys"]])
    return render(request, "gesprek.html", {"pieces": READY["said"].get(answers, [])})


urlpatterns = [
    path("kaal/", view),
    path("binnen/", csrf_exempt(permission_required("auth.view_user", raise_exception=True)(view))),
]
