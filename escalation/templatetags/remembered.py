"""A part of a page that is the same for everyone: rendered once, kept, and given out again. Decides nothing.

`{% remembered number at_most %}…{% endremembered %}` sees the values it names and nothing else of the page, and is kept per
set of values. So nothing of a visitor can get into it but what it names: name only what says nothing of one.
"""

from __future__ import annotations

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import Parser, Token
from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString

register = Library()
MOST = 500  # sets of values per place; there are 136 ways to be at one of at most 16 questions


class Remembered(Node):
    """The part between the tags."""

    def __init__(self, nodelist: NodeList, names: list[str]) -> None:
        self.nodelist = nodelist
        self.names = names
        self.kept: dict[tuple[object, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """Return what was kept for these values; render it, and keep it, the first time."""
        values = tuple([context[name] for name in self.names])
        part = self.kept.get(values)
        if part is None:
            part = self.nodelist.render(context.new(dict(zip(self.names, values, strict=True))))
            if len(self.kept) < MOST:
                self.kept[values] = part
        return part


@register.tag
def remembered(parser: Parser, token: Token) -> Remembered:
    """Read the tag: the names after it, and what stands up to its end. TemplateSyntaxError for a block in it."""
    _, *names = token.split_contents()
    nodelist = parser.parse(("endremembered",))
    parser.delete_first_token()
    if nodelist.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError("a block in a remembered part would be the same on every page")
    return Remembered(nodelist, names)
