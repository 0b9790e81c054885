"""A parent fills in a letter over HTTP, and what can be read in the PDF that comes back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

URL = "/plan/brief/gesprek/"
WORDS = {
    "kind": "Noor",
    "klas": "4b",
    "school": "De Regenboog",
    "facts": "- 12 november: geduwd\r\n14 november: gescholden",
    "naam": "Ayşe",
}


def post(client: Client, maak: str, /, **words: str) -> Any:
    return client.post(URL, {**WORDS, "maak": maak, **words})


def text_of(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
