"""What WeasyPrint 70 leaves undone, mended in the PDF before it is written: for PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pydyf

_Objects = Mapping[bytes, Any]
_OF_ITEMS = ("/Lbl", "/LBody")
_SCOPES = {"/THead": "/Column", "/TBody": "/Row"}
PRINTED = 4  # the flag of an annotation that stands on paper too (PDF 32000-1, 12.5.3)


def mend(document: object, pdf: pydyf.PDF) -> None:
    """Make running lines, header cells, list items and links of `pdf` as PDF/UA-1 wants them; a finisher for WeasyPrint."""
    objects = {item.reference: item for item in pdf.objects}
    _running_lines_to_artifacts(pdf, objects)
    for item in [item for item in pdf.objects if isinstance(item, dict)]:
        if scope := _SCOPES.get(item.get("S", "")):
            _heads_to_scope(item, scope, objects)
        elif item.get("S") == "/LI":
            _item_to_body(item, pdf, objects)
        elif item.get("Subtype") == "/Link":
            item["F"] = PRINTED


def _running_lines_to_artifacts(pdf: pydyf.PDF, objects: _Objects) -> None:
    """Make the lines in the page margins artifacts: they are tagged, but stand outside the tree.

    Source: PDF 32000-1, 14.8.2.2; PDF/UA-1, 7.8.
    """
    root = objects[pdf.catalog["StructTreeRoot"]]
    inside = set(_below(root["K"], objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    for page, parents in zip(pdf.page_references, numbers[1::2], strict=False):
        outside = {mcid for mcid, parent in enumerate(parents) if parent not in inside}
        _unmark(objects[objects[page]["Contents"]].stream, outside)
        parents[:] = [b"null" if mcid in outside else parent for mcid, parent in enumerate(parents)]


def _heads_to_scope(part: Mapping[str, Any], scope: str, objects: _Objects) -> None:
    """Say of every header cell in `part` of a table what it heads. Source: PDF 32000-1, 14.8.5.7."""
    for cell in map(objects.__getitem__, _below(part["K"], objects)):
        if cell.get("S") == "/TH":
            cell["A"]["Scope"] = scope


def _item_to_body(item: pydyf.Dictionary, pdf: pydyf.PDF, objects: _Objects) -> None:
    """Put what stands in a list item behind its mark in a body. Source: PDF 32000-1, 14.8.4.3.3."""
    loose = [kid for kid in item["K"] if objects[kid]["S"] not in _OF_ITEMS]
    if loose:
        make, array = type(item), type(item["K"])
        kept = [kid for kid in item["K"] if kid not in loose]
        body = make({**item, "S": "/LBody", "K": array(loose), "P": objects[loose[0]]["P"]})
        pdf.add_object(body)
        for kid in loose:
            objects[kid]["P"] = body.reference
        item["K"] = array([*kept, body.reference])


def _below(kids: Sequence[object], objects: _Objects) -> Iterator[bytes]:
    """Yield the references of all structure elements in `kids` and below; content ids and link objects have none below."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield kid
            yield from _below(objects[kid].get("K", ()), objects)


def _unmark(stream: list[Any], outside: Set[int]) -> None:
    """Turn the marked content of `stream` whose ids are `outside` into pagination artifacts."""
    for place, operator in enumerate(stream):
        if operator == b"BDC" and stream[place - 1].get("MCID") in outside:
            stream[place - 2] = "/Artifact"
            stream[place - 1]["Type"] = "/Pagination"
            del stream[place - 1]["MCID"]
