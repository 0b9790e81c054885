"""The bare view, with its address."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.gzip import gzip_page

from tests.bench.peers.bare import TEMPLATE, WORDS

WORDS_OF_PAGE = json.loads((settings.FOLDER / WORDS).read_text())


@gzip_page
def view(request: HttpRequest) -> HttpResponse:
    """Render the template, and compress it, as the site does with the same page."""
    return render(request, TEMPLATE, WORDS_OF_PAGE)


urlpatterns = [path("kaal/", view)]
