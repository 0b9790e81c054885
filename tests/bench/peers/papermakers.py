"""Who makes a PDF of the same page of HTML: the site, WeasyPrint used naively, Chromium. Each in a process of its own.

The path of a page comes in on a line, the seconds that its PDF took go out on a line.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from escalation.outputs.pdf import ASSETS, SHEETS, render_pdf

Maker = Callable[[Path], bytes]


def style() -> str:
    """Return the style sheets of the PDF, with the fonts as files on this machine."""
    text = "\n".join(path.read_text() for path in SHEETS)
    for name, path in ASSETS.items():
        text = text.replace(name, path.as_uri())
    return text


@contextmanager
def ours() -> Iterator[Maker]:
    """Make it as the site does, of which all words are its own."""
    yield lambda page: render_pdf(page.read_text(), recipe=str(page))


@contextmanager
def forgetful() -> Iterator[Maker]:
    """Make it as the site does with a letter: no line that was set before is used."""
    yield lambda page: render_pdf(page.read_text())


@contextmanager
def naive() -> Iterator[Maker]:
    """Make it as the first page of WeasyPrint's documentation does: everything anew each time."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    def make(page: Path) -> bytes:
        fonts = FontConfiguration()
        sheet = CSS(string=style(), font_config=fonts)
        made: bytes = HTML(string=page.read_text()).write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    yield make


@contextmanager
def chromium() -> Iterator[Maker]:
    """Print it from a new tab of a Chromium that runs, tagged and with an outline, as our PDF has."""
    from playwright.sync_api import sync_playwright

    program = which("chromium") or which("chromium-browser")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as browser:

        def make(page: Path) -> bytes:
            own = page.with_suffix(".styled.html")
            own.write_text(page.read_text().replace("</head>", f"<style>{style()}</style></head>"))
            started.append(time.perf_counter())
            tab = browser.new_page()
            tab.goto(own.as_uri())
            made = tab.pdf(prefer_css_page_size=True, tagged=True, outline=True)
            tab.close()
            return made

        yield make


started: list[float] = []  # when the work began, for who has to prepare something that is not to be counted
MAKERS = {"ours": ours, "forgetful": forgetful, "naive": naive, "chromium": chromium}


def main() -> None:
    """Make a PDF of each page whose path comes in."""
    name, niceness = sys.argv[1], int(sys.argv[2])
    os.nice(niceness)
    with MAKERS[name]() as make:
        for line in sys.stdin:
            started[:] = [time.perf_counter()]
            paper = make(Path(line.strip()))
            seconds = time.perf_counter() - started[-1]
            assert paper.startswith(b"%PDF-")
            print(seconds, flush=True)  # noqa: T201


if __name__ == "__main__":
    import django

    django.setup()
    main()
