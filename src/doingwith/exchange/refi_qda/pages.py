"""How high the pages of a PDF are, which the standard's areas are measured from below."""

from doingwith.common.pdfium import PDFIUM

__all__ = ["page_heights"]


def page_heights(data: bytes) -> tuple[float, ...]:
    """The height of each page's media box in points; empty where the file cannot be read here."""
    try:
        import pypdfium2
    except ImportError:  # the library alone has no reader of PDF files
        return ()
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(data)
            try:
                boxes = [page.get_mediabox() for page in document]
            finally:
                document.close()
    except (pypdfium2.PdfiumError, ValueError):
        return ()
    return tuple(top - bottom for _, bottom, _, top in boxes)
