"""Pages that are the same for everyone who stands at the same place: rendered once, and given out again to the next.

Such a page is rendered without a request, so that nothing of a visitor can get into it but what its key names: name only
what says nothing of one. Its one part that differs, the secret of the form, is put in for each visitor.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

Page = tuple[bytes, bytes]


class KeptPages:
    """The pages of `template`, at most `most`; when there are more it begins anew."""

    def __init__(self, template: str, most: int) -> None:
        self.template, self.most = template, most
        self.kept: dict[Hashable, Page] = {}

    def response(self, request: HttpRequest, key: Hashable, context: Callable[[], Mapping[str, Any]]) -> HttpResponse:
        """Return the page for `key`; what it shows is in `context`, which is only asked for the first time."""
        page = self.kept.get(key)
        if page is None:
            if len(self.kept) >= self.most:
                self.kept.clear()
            page = self.kept[key] = _rendered(self.template, context())
        before, after = page
        return HttpResponse(before + get_token(request).encode() + after)


def _rendered(template: str, context: Mapping[str, Any]) -> Page:
    """Return the page before and after the secret of its form. ValueError when it has not exactly one."""
    stand_in = secrets.token_hex()
    before, after = render_to_string(template, {**context, "csrf_token": stand_in}).encode().split(stand_in.encode())
    return before, after
