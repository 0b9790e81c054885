"""The tag for parts of a page that are the same for everyone."""

from __future__ import annotations

import pytest
from django.template import Context, Template, TemplateSyntaxError

from escalation.templatetags import remembered

LOAD = "{% load remembered %}"


class Counted:
    """A word that counts how often a page asks for it."""

    def __init__(self) -> None:
        self.asked = 0

    def __str__(self) -> str:
        self.asked += 1
        return "woord"


def test_a_remembered_part_sees_nothing_of_the_page_that_it_does_not_name() -> None:
    template = Template(LOAD + "{% remembered %}[{{ answer }}]{% endremembered %}{{ answer }}")
    assert template.render(Context({"answer": "ja"})) == "[]ja"


def test_a_remembered_part_is_rendered_once_for_each_set_of_values() -> None:
    template, word = Template(LOAD + "{% remembered number word %}{{ number }} {{ word }};{% endremembered %}"), Counted()
    pages = [template.render(Context({"number": number, "word": word})) for number in (1, 2, 1, 2)]
    assert pages == ["1 woord;", "2 woord;", "1 woord;", "2 woord;"]
    assert word.asked == 2


def test_what_is_remembered_is_escaped() -> None:
    template = Template(LOAD + "{% remembered word %}{{ word }}{% endremembered %}")
    assert [template.render(Context({"word": "<b>"})) for _ in range(2)] == ["&lt;b&gt;"] * 2


def test_no_more_is_remembered_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    template = Template(LOAD + "{% remembered number %}{{ number }}{% endremembered %}")
    assert [template.render(Context({"number": number})) for number in range(9)] == [str(number) for number in range(9)]
    assert len(template.nodelist[1].kept) == 3


def test_lists_and_dicts_are_told_apart_by_all_that_is_in_them() -> None:
    template = Template(
        LOAD + "{% remembered options %}{% for option in options %}{{ option.checked }} {% endfor %}{% endremembered %}"
    )
    pages = [template.render(Context({"options": [{"checked": False}, {"checked": last}]})) for last in (False, True, False)]
    assert pages == ["False False ", "False True ", "False False "]


def test_a_block_cannot_be_remembered_since_each_page_fills_it_differently() -> None:
    with pytest.raises(TemplateSyntaxError, match="block"):
        Template(LOAD + "{% remembered %}{% if True %}{% block head %}{% endblock %}{% endif %}{% endremembered %}")
