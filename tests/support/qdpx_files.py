"""A REFI-QDA project of another program with pictures, recordings and documents inside, made for tests."""

import io
import zipfile
from collections.abc import Iterable, Mapping

__all__ = ["coded", "guid", "project_of", "source"]

Files = Mapping[str, bytes] | Iterable[tuple[str, bytes]]


def guid(number: int) -> str:
    return f"aaaaaaaa-0000-4000-8000-{number:012}"


def coded(number: int) -> str:
    """A coding by the one user with the one code."""
    return (
        f'<Coding guid="{guid(number)}" creatingUser="{guid(1)}" creationDateTime="2025-03-04T10:00:00Z">'
        f'<CodeRef targetGUID="{guid(2)}"/></Coding>'
    )


def source(kind: str, number: int, name: str, path: str, inside: str = "") -> str:
    """A source with its file; a text has it beside its words."""
    attribute = "richTextPath" if kind == "Text" else "path"
    return f'<{kind}Source guid="{guid(number)}" name="{name}" {attribute}="{path}">{inside}</{kind}Source>'


def project_of(sources: str, files: Files, variables: str = "") -> bytes:
    """The file. ``files`` are given by their names in it; pairs may name one twice."""
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Sent"><Users>'
        f'<User guid="{guid(1)}" name="A"/></Users><CodeBook><Codes>'
        f'<Code guid="{guid(2)}" name="time" isCodable="true"/></Codes></CodeBook>'
        f"{variables}<Sources>{sources}</Sources></Project>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("project.qde", xml)
        for name, data in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, data)
    return made.getvalue()
