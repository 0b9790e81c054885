"""An address -> its QR code as an SVG that stands in a page: no file, no style, so it fits a strict policy. Knows segno."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # what ISO/IEC 18004 asks for around the code, in modules
# The pattern laid over the code. To try all eight for the best takes three quarters of the time, and on our codes this one is
# within a quarter of the best; any reader reads any of them (tests/outputs/test_qr.py).
MASK = 4


def qr_svg(address: str, title: str) -> SafeString:
    """Return the QR code of `address` as an SVG with this `title`; 15% of it may be damaged. It has no size of its own."""
    import segno  # here, since it takes long to load, and only a plan has a code

    code = segno.make(address, micro=False, error="m", boost_error=False, mask=MASK)
    drawing = code.svg_inline(title=title, svgclass="qr-code", lineclass=None, omitsize=True, border=QUIET_ZONE, light="#fff")
    return mark_safe(drawing.replace("<svg ", '<svg role="img" xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S308
