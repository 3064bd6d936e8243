"""Figures in Word as SVG with alternative text, beside the same as dots for programs that draw no SVG."""

import re
from hashlib import sha256
from io import BytesIO
from struct import pack
from typing import Any
from zlib import compress, crc32

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from doingwith.reporting.document import Figure
from doingwith.reporting.word_parts.dots import png_of

__all__ = ["add_svg"]

_WIDEST, _HIGHEST = 17.0, 22.0
_SVG_BLIP = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{}"/>'
    "</a:ext></a:extLst>"
)


def add_svg(word: Document, figure: Figure, widest: float = _WIDEST, highest: float = _HIGHEST) -> bool:
    """Add a figure in a paragraph of its own, as large as the page allows: so many centimetres at most.

    Whether programs that draw no SVG show it too; where dots cannot be made here, they show a blank.
    """
    width, height = _size(figure.svg)
    scale = min(widest / width, highest / height)
    run = word.add_paragraph().add_run()
    dots = png_of(figure.svg, (width, height))
    shape: Any = run.add_picture(BytesIO(dots or _blank()), Cm(width * scale), Cm(height * scale))
    properties = shape._inline.docPr
    properties.set("name", figure.title)
    properties.set("descr", f"{figure.title}. {figure.description}")
    blip = shape._inline.graphic.graphicData.pic.blipFill.blip
    blip.append(parse_xml(_SVG_BLIP.format(_embed(word, figure.svg))))
    return dots is not None


def _embed(word: Document, svg: str) -> str:
    content = svg.encode("utf-8")
    name = PackURI(f"/word/media/figure-{sha256(content).hexdigest()[:12]}.svg")
    part = Part(name, "image/svg+xml", content, word.part.package)
    return word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _size(svg: str) -> tuple[float, float]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box is None:
        raise ValueError("A figure's SVG needs a viewBox that begins at 0 0.")
    return float(box[1]), float(box[2])


def _blank() -> bytes:
    """One white dot as PNG."""
    header = pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", compress(b"\x00\xff")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data)) for kind, data in chunks
    )
