"""The same text set by typst: how far WeasyPrint is from the floor. It runs in an environment of its own, with typst only.

The path of a file of typst comes in on a line, the seconds that its PDF took go out on a line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"

compiler = typst.Compiler(font_paths=[str(FONTS)])
for line in sys.stdin:
    text = Path(line.strip()).read_bytes()
    started = time.perf_counter()
    paper = compiler.compile(text, format="pdf")
    seconds = time.perf_counter() - started
    assert paper.startswith(b"%PDF-")
    print(seconds, flush=True)  # noqa: T201
