"""Elements of Word's XML by name."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

__all__ = ["xml"]


def xml(name: str, /, *children: Any, **attributes: str) -> Any:
    """An element such as ``w:bookmarkStart``; attributes take the element's prefix."""
    element: Any = OxmlElement(name)
    prefix = name.split(":")[0]
    for key, value in attributes.items():
        element.set(qn(f"{prefix}:{key}"), value)
    element.extend(children)
    return element
