"""What stands in a page that the policy would refuse: scripts and styles of its own, and handlers in attributes."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Inline:
    """What was found."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


def inline_code(html: str) -> Inline:
    """Return what `html` holds of its own."""
    page = BeautifulSoup(html, "html.parser")
    attributes = {name for element in page.find_all(True) for name in element.attrs if name == "style" or name.startswith("on")}
    scripts = tuple(str(script) for script in page.find_all("script") if not script.get("src"))
    return Inline(scripts, tuple(str(style) for style in page.find_all("style")), tuple(sorted(attributes)))
