"""The forms in which a drawing is given out."""

from collections.abc import Mapping
from dataclasses import dataclass

from doingwith.reporting.formats import FORMATS

__all__ = ["FILES", "NO_PDF", "FileForm"]

NO_PDF = (
    "This site cannot write PDF yet. Take it as Word or as a picture instead, "
    "or ask whoever looks after the site to install Pango."
)


@dataclass(frozen=True, kw_only=True)
class FileForm:
    """One form: its code is also how its files end."""

    code: str
    name: str
    media_type: str


FILES: Mapping[str, FileForm] = {
    form.code: form
    for form in (
        FileForm(code="svg", name="Picture (SVG)", media_type="image/svg+xml"),
        FileForm(
            code="pptx",
            name="PowerPoint",
            media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ),
        *(FileForm(code=form.code, name=form.name, media_type=form.media_type) for form in FORMATS.values()),
    )
}
