"""Elements of Word's XML by name."""

from functools import cache
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

__all__ = ["xml"]


def xml(name: str, /, *children: Any, **attributes: str) -> Any:
    """An element such as ``w:bookmarkStart``; attributes take the element's prefix.

    A large programme has hundreds of thousands of them, so names are looked up once.
    """
    prefix = name.split(":")[0]
    held = {_qualified(f"{prefix}:{key}"): value for key, value in attributes.items()}
    element: Any = oxml_parser.makeelement(_qualified(name), held, {prefix: nsmap[prefix]})
    element.extend(children)
    return element


@cache
def _qualified(name: str) -> str:
    return qn(name)
