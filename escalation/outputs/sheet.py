"""A sheet (the talk, the logbook) -> PDF or .docx, to take along and write on."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string

from escalation.domain.catalogue import Sheet
from escalation.outputs.pdf import render_pdf

ROW, WIDE_ROW = 0.85, 2.3


def pdf(sheet: Sheet, recipe: str = "") -> bytes:
    """Return `sheet` as a PDF (pdf/ua-1), kept under `recipe`, if any: it has no own words. PdfUnavailable on failure."""
    return render_pdf(render_to_string("print/sheet.html", {"sheet": sheet}), recipe=recipe)


@lru_cache(maxsize=32)
def docx(sheet: Sheet) -> bytes:
    """Return `sheet` as a Word file that can be changed."""
    from escalation.outputs.word import WordPaper

    paper = WordPaper(sheet.title, wide=sheet.wide, margin=1.5)
    paper.heading(sheet.title, 1)
    paper.paragraph(sheet.summary)
    for number, part in enumerate(sheet.parts):
        paper.heading(part.heading, 2, new_page=sheet.wide and number == 1)
        for paragraph in part.paragraphs:
            paper.paragraph(paragraph, tight=True)
        paper.items(part.bullets)
        paper.write_lines(part.blanks)
        if part.columns:
            paper.table(part.columns, part.rows, WIDE_ROW if sheet.wide else ROW)
    return paper.save()
