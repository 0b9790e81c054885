"""A composed letter -> .docx, PDF or plain text. It holds the parent's own words: nothing of it is kept or logged."""

from __future__ import annotations

from django.template.loader import render_to_string

from escalation.domain.letters import Composed, in_plain_text
from escalation.outputs.pdf import render_pdf, unprintable


def text(letter: Composed) -> str:
    """Return `letter` as plain text, to paste into a message."""
    return in_plain_text(letter)


def pdf(letter: Composed) -> bytes:
    """Return `letter` as a PDF (pdf/ua-1); first ask `lacking` about its words. PdfUnavailable if it cannot be made."""
    return render_pdf(render_to_string("print/letter.html", {"letter": letter}))


def lacking(words: str) -> str:
    """Return the characters in `words` that a PDF cannot show, each once."""
    return unprintable(words)


def docx(letter: Composed) -> bytes:
    """Return `letter` as a Word file that can be changed."""
    from escalation.outputs.word import WordPaper

    paper = WordPaper(letter.title)
    for line in letter.head:
        paper.paragraph(line, tight=True)
    paper.heading(f"Onderwerp: {letter.subject}", 1)
    paper.paragraph(letter.greeting)
    for block in letter.blocks:
        if block.text:
            paper.paragraph(block.text, tight=bool(block.items))
        paper.items(block.items, numbered=block.numbered)
    for line in letter.closing[:-1]:
        paper.paragraph(line, tight=True)
    paper.paragraph(letter.closing[-1])
    return paper.save()
