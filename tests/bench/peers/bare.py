"""A bare Django view: it renders one template, and that gives the same HTML as the first question of the site.

The template and the words in it are made from a page of the site (see `taken_apart`), so that it cannot fall behind.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

TEMPLATE, WORDS = "kaal.html", "kaal.json"
_SECRET = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken" value="\w+">')
_STATIC = re.compile(r'"/static/([\w/-]+)\.[0-9a-f]{12}(\.\w+)"')
_OPTION = re.compile(r'<div class="option">.*?</div>\s*', re.DOTALL)
_TEXTS = {
    "legend": r'class="legend">(.*?)<',
    "why": r'<p class="why">(.*?)<',
    "submit_label": r'<button class="button" type="submit">(.*?)<',
}


def taken_apart(page: str) -> tuple[str, dict[str, Any]]:
    """Return the HTML `page` of a question as a template and the words that it needs: texts, options and addresses."""
    template = _STATIC.sub(r'''"{% static '\1\2' %}"''', _SECRET.sub("{% csrf_token %}", page))
    words: dict[str, Any] = {}
    for name, pattern in _TEXTS.items():
        found = re.findall(pattern, page)[0]
        words[name] = unescape(found)
        template = template.replace(found, "{{ " + name + " }}")
    options = _OPTION.findall(template)
    words["options"] = [dict(re.findall(r'(id|value)="(.*?)"', option)) | {"label": _label(option)} for option in options]
    one = options[0]
    for name, value in words["options"][0].items():
        one = re.sub(rf'(?<=["\'>]){re.escape(value)}(?=["\'<])', "{{ option." + name + " }}", one)
    template = template.replace("".join(options), "{% for option in options %}" + one + "{% endfor %}")
    return "{% load static %}" + template, words


def _label(option: str) -> str:
    return unescape(re.findall(r"<label.*?>(.*?)</label>", option)[0])


def same(one: str, other: str) -> bool:
    """Return whether two pages are the same but for secrets and white space."""
    plain = [re.sub(r">\s+<", "><", " ".join(_SECRET.sub("", page).split())) for page in (one, other)]
    return plain[0] == plain[1]


def write(page: str, folder: Path) -> None:
    """Write the template and the words that are in `page` to `folder`, for the view."""
    template, words = taken_apart(page)
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / TEMPLATE).write_text(template)
    (folder / WORDS).write_text(json.dumps(words))
