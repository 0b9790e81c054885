"""A part of a page that is the same for everyone: rendered once, kept, and given out again. Decides nothing.

`{% remembered number at_most %}…{% endremembered %}` sees the values it names and nothing else of the page, and is kept per
set of values. So nothing of a visitor can get into it but what it names: name only what does not tell one from another.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import Parser, Token
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

register = Library()
# Sets of values per place; with more it begins anew. There are 136 ways to be at one of at most 16 questions, and in plans a
# few ways to tell each of about a hundred steps.
MOST = 500


class Remembered(Node):
    """The part between the tags."""

    def __init__(self, nodelist: NodeList, names: list[str]) -> None:
        self.nodelist = nodelist
        self.names = names
        self.kept: dict[Hashable, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return what was kept for these values; render it, and keep it, the first time."""
        values = [context[name] for name in self.names]
        key = _frozen(values)
        part = self.kept.get(key)
        if part is None:
            part = self.nodelist.render(context.new(dict(zip(self.names, values, strict=True))))
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = part
        return part


def _frozen(value: Any) -> Hashable:
    """Return what is equal for equal values only, all that is in a list or a dict included."""
    if isinstance(value, list):
        return tuple([_frozen(item) for item in value])
    return tuple(value.items()) if isinstance(value, dict) else value


@register.tag
def remembered(parser: Parser, token: Token) -> Remembered:
    """Read the tag: the names after it, and what stands up to its end. TemplateSyntaxError for a block in it."""
    _, *names = token.split_contents()
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError("a block in a remembered part would be the same on every page")
    return Remembered(nodelist, names)
