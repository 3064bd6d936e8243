"""Whether a file is as the standard's schemas say (REFI-QDA 1.5; project and codebook schemas 1.0)."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lxml import etree

__all__ = ["Schema", "differences"]

MOST = 20
NAMESPACE = re.compile(r"\{[^}]*\}")


class Schema(StrEnum):
    """The two schemas of the standard; their values are the namespaces of their files."""

    PROJECT = "urn:QDA-XML:project:1.0"
    CODEBOOK = "urn:QDA-XML:codebook:1.0"


FILES = {Schema.PROJECT: "Project.xsd", Schema.CODEBOOK: "Codebook.xsd"}


def differences(root: etree._Element, schema: Schema) -> tuple[str, ...]:
    """Where the XML differs from the standard, a sentence for each of the first 20 places."""
    checks = _validator(schema)
    if checks.validate(root):
        return ()
    found = [f"Line {error.line}: {_plain(error.message)}" for error in checks.error_log]
    more = [f"And {len(found) - MOST:,} more places like these."] if len(found) > MOST else []
    return (*dict.fromkeys(found[:MOST]), *more)


@cache
def _validator(schema: Schema) -> etree.XMLSchema:
    # The checker keeps its log of errors: one thread at a time uses it, each process has its own.
    text = files("doingwith.exchange.refi_qda").joinpath("schemas", FILES[schema]).read_bytes()
    return etree.XMLSchema(etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True)))


def _plain(message: str) -> str:
    """The checker's message without namespaces, and cut where it repeats a long text."""
    told = NAMESPACE.sub("", message)
    return told if len(told) <= 200 else f"{told[:200]}…"
