"""What the process that makes PDFs keeps between two of them: styles, and lines of our own texts. It changes no byte."""

import gc
from collections.abc import Iterator

import pytest
import weasyprint
from weasyprint import css
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import block, inline, percent, preferred, table
from weasyprint.text import line_break

from escalation.outputs import known_lines, pdf, shared_styles
from tests.families import EVERYTHING, NOOR, SAM, Answers, plan_of
from tests.outputs.plans import CHECKED_ON, kept_of, rows_of


def html_of(answers: Answers) -> str:
    return pdf.stappenplan_html(plan_of(answers), rows_of(answers), CHECKED_ON, kept_of(answers))


def code_of(answers: Answers) -> str:
    return str(kept_of(answers)["code"])


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[object, object]]:
    """Start with nothing known; yields the lines that are kept."""
    pdf._press()
    known: dict[object, object] = {}
    for module, name in ((known_lines, "_known"), (shared_styles, "_known"), (known_lines, "_seen")):
        monkeypatch.setattr(module, name, known if name == "_known" and module is known_lines else {})
    gc.disable()  # as in press.py
    yield known
    gc.enable()
    gc.collect()


def as_weasyprint_does(html: str, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return the PDF of `html` by WeasyPrint as it comes, but for tags, packing and the text of pictures."""
    press = pdf._press()
    with monkeypatch.context() as plain:
        plain.setattr(css, "StyleFor", shared_styles.SharedStyles.__base__)
        plain.setattr(line_break, "Layout", known_lines.Line.__base__)
        plain.setattr(inline, "split_first_line", line_break.split_first_line)
        plain.setattr(preferred, "split_first_line", line_break.split_first_line)
        plain.setattr(drawing, "draw_first_line", known_lines._draw)
        plain.setattr(inline, "strut", line_break.strut)
        for module in (inline, block, table):
            plain.setattr(module, "resolve_percentages", percent.resolve_percentages)
        for name in shared_styles.PLACES:
            plain.setattr(Box, name, getattr(Box, name).__wrapped__)
        plain.setattr(press, "html", weasyprint.HTML)
        return press.print(html, ours=False)


@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["Noor", "everything"])
def test_a_pdf_is_byte_for_byte_what_weasyprint_makes_of_it(
    answers: Answers, memory: dict[object, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    html = html_of(answers)
    paper = as_weasyprint_does(html, monkeypatch)
    for before in (html_of(SAM), html, html):
        assert pdf.typeset(before, ours=True)
    assert len(memory) > 100
    assert pdf.typeset(html, ours=True) == pdf.typeset(html) == paper


def test_what_stands_in_one_pdf_is_not_kept(memory: dict[object, object]) -> None:
    pdf.typeset(html_of(NOOR), ours=True)
    assert not memory
    assert not known_lines._here
    pdf.typeset(html_of(SAM), ours=True)
    assert memory


def test_a_code_is_never_kept(memory: dict[object, object]) -> None:
    for answers in (NOOR, SAM, EVERYTHING) * 2:
        pdf.typeset(html_of(answers), ours=True)
    kept = " ".join(text for text, *_ in memory)  # type: ignore[misc]
    assert "Zo bereik je ze" in kept
    for answers in (NOOR, SAM, EVERYTHING):
        assert code_of(answers) in html_of(answers)
        assert code_of(answers) not in kept


def test_of_a_page_with_own_words_nothing_is_kept(memory: dict[object, object]) -> None:
    for _ in range(3):
        pdf.typeset(html_of(NOOR))
    assert not memory
    assert not known_lines._seen


def test_the_process_keeps_lines_of_our_own_pages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    monkeypatch.setattr("escalation.outputs.printer.Printer.print", lambda _, html, *, ours: asked.append((html, ours)) or b"")
    monkeypatch.setattr("escalation.outputs.kept.keep", lambda *_: None)
    pdf.render_pdf("a letter")
    pdf.render_pdf("a plan", recipe="a recipe of no family")
    assert asked == [("a letter", False), ("a plan", True)]


def test_no_more_is_kept_than_fits(memory: dict[object, object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_lines, "MOST", 50)
    monkeypatch.setattr(shared_styles, "MOST", 20)
    html = html_of(NOOR)
    first = pdf.typeset(html, ours=True)
    for _ in range(3):
        assert pdf.typeset(html, ours=True) == first
    assert len(memory) <= 50
    assert len(known_lines._seen) <= 50
    assert len(shared_styles._known) <= 20
