"""A figure's SVG as dots (PNG), for programs that draw no SVG."""

from io import BytesIO
from typing import Any

from doingwith.common.pdfium import PDFIUM
from doingwith.reporting.pdf import PdfUnavailable, picture_to_pdf

__all__ = ["png_of"]

_WIDE = 1600
"""How many dots wide a picture is: sharp on half a page, and small enough to send."""
_COLOURS = 128
_POINT, _PIXEL = 72, 96


def png_of(svg: str, size: tuple[float, float]) -> bytes | None:
    """The picture as PNG, 1600 dots wide; None where this machine cannot make it.

    ``size`` is its width and height in pixels. WeasyPrint draws it, PDFium makes dots of it and Pillow
    writes them: where one of the three is missing there is no such picture.
    """
    try:
        import PIL.Image
        import pypdfium2

        page = picture_to_pdf(svg, size)
    except (ImportError, PdfUnavailable):
        return None
    with PDFIUM:
        document = pypdfium2.PdfDocument(page)
        try:
            dots: Any = document[0].render(scale=_WIDE / size[0] * _PIXEL / _POINT).to_pil()
        finally:
            document.close()
    file = BytesIO()
    dots.convert("RGB").quantize(
        _COLOURS, method=PIL.Image.Quantize.FASTOCTREE, dither=PIL.Image.Dither.NONE
    ).save(file, "PNG")
    return file.getvalue()
