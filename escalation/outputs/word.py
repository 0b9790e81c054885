"""Paragraphs, lists and tables -> .docx, with real styles, in Dutch, on A4. The only room that knows python-docx."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

LANGUAGE = "nl-NL"
FONT = "Arial"  # on every computer, and in LibreOffice by one of the same measure
WRITE_LINE = "Schrijfregel"


class WordPaper:
    """A document in the making; `title` is its name in the file, and never holds an own word."""

    def __init__(self, title: str, *, wide: bool = False, margin: float = 2.5) -> None:
        self.document: WordDocument = Document()
        self._page(wide, Cm(margin))
        self._styles()
        self._metadata(title)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """Add a heading, at the top of a page if `new_page`."""
        self.document.add_heading(text, level).paragraph_format.page_break_before = new_page

    def paragraph(self, text: str, *, tight: bool = False) -> None:
        """Add a paragraph; `tight` keeps it to the next one, without space between them."""
        layout = self.document.add_paragraph(text).paragraph_format
        if tight:
            layout.space_after, layout.keep_with_next = Pt(0), True

    def items(self, texts: Sequence[str], *, numbered: bool = False) -> None:
        """Add a list; a second numbered one would go on counting, so a paper has one."""
        for text in texts:
            self.document.add_paragraph(text, "List Number" if numbered else "List Bullet")

    def write_lines(self, count: int) -> None:
        """Add `count` empty lines to write on."""
        for _ in range(count):
            self.document.add_paragraph("", WRITE_LINE)

    def table(self, columns: Sequence[str], rows: int, height: float) -> None:
        """Add a table with a header row, repeated on each page, and empty `rows` of `height` centimetres."""
        table = self.document.add_table(rows + 1, len(columns), "Table Grid")
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].add_run(column).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in table.rows[1:]:
            row.height = Cm(height)

    def save(self) -> bytes:
        """Return the file."""
        buffer = BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()

    def _page(self, wide: bool, margin: Cm) -> None:
        section = self.document.sections[0]
        width, height = Cm(21), Cm(29.7)
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            width, height = height, width
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin

    def _styles(self) -> None:
        styles = self.document.styles
        language = styles.element.find(".//" + qn("w:lang"))
        for attribute in ("w:val", "w:eastAsia"):
            language.set(qn(attribute), LANGUAGE)
        normal = styles["Normal"]
        _set_font(normal, 11)
        normal.paragraph_format.space_after = Pt(8)
        for name, size in (("Heading 1", 14), ("Heading 2", 12)):
            _set_font(styles[name], size)
            styles[name].font.color.rgb = RGBColor(0, 0, 0)
            styles[name].paragraph_format.space_before = Pt(10)
            styles[name].paragraph_format.space_after = Pt(4)
        line = styles.add_style(WRITE_LINE, WD_STYLE_TYPE.PARAGRAPH)
        line.base_style = normal
        line.paragraph_format.space_after = Pt(4)
        _underline(line)

    def _metadata(self, title: str) -> None:
        core = self.document.core_properties
        core.title, core.language = title, LANGUAGE
        core.author = core.comments = core.last_modified_by = ""
        core.created = core.modified = datetime(2026, 1, 1)  # noqa: DTZ001  (the file says nothing of when it was made)


def _set_font(style: ParagraphStyle, size: float) -> None:
    """Give `style` our font; the theme's would go before it."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:cs"), FONT)


def _underline(style: ParagraphStyle) -> None:
    """Draw a dotted line under every paragraph of `style`, and between them."""
    borders = OxmlElement("w:pBdr")
    for side in ("w:bottom", "w:between"):
        border = OxmlElement(side)
        for attribute, value in (("val", "dotted"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            border.set(qn(f"w:{attribute}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().append(borders)
