"""A picture, recording or document inside a file that is brought in, taken as if it had been uploaded."""

import io
from collections.abc import Callable

from doingwith.evidence.accounts import PartKind
from doingwith.evidence.file_kinds import family_of, holds_a_program
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.evidence.uploads.sounds import taken_sound

__all__ = ["FITTING", "taken_as", "taken_for_account", "taken_for_document"]

AS_LARGE_AS_IT_IS = 60_000
"""Areas are marked in dots of the picture as it is, so a picture of a bundle is not made smaller."""
FITTING = {PartKind.VOICE: "sound", PartKind.PHOTO: "image", PartKind.DRAWING: "image"}
NOT_FITTING = "This part is a %s, and its file is none. Take the file out of the bundle."
NO_PICTURE_OR_SOUND = "This part is writing, which has no file. Take the file out of the bundle."
NOT_A_DOCUMENT = "This is no document that can be kept. Take the file out of the bundle."
GIVEN_AS = {
    "image": "a picture", "sound": "a recording", "text": "a text", "pdf": "a PDF file",
    "word": "a Word file", "slides": "a PowerPoint file", "sheet": "an Excel file",
}  # fmt: skip
OTHERWISE = "It is given as %s, and what is in the file is none."
FILM = "This is a film, and films are not kept here."
NO_KIND = "This is not a kind of file that is kept here."
PROGRAM = "This file holds a program (a macro). Save it without macros."


def taken_as(family: str, content: bytes) -> Upload:
    """A file of another program that is given as one of this family; UploadRefused with a sentence.

    ``film``: whatever it is, it is not kept; empty: nobody knows what it is given as.
    """
    if family not in GIVEN_AS:
        raise UploadRefused(FILM if family == "film" else NO_KIND)
    if family_of(content) != family:
        raise UploadRefused(OTHERWISE % GIVEN_AS[family])
    return TAKERS.get(family, taken_for_document)(content)


def taken_for_account(kind: PartKind, content: bytes) -> Upload:
    """The picture drawn anew, or the recording as it is; UploadRefused with a sentence."""
    family = FITTING.get(kind)
    if family is None:
        raise UploadRefused(NO_PICTURE_OR_SOUND)
    if family_of(content) != family:
        raise UploadRefused(NOT_FITTING % kind.value)
    return TAKERS[family](content)


def taken_for_document(content: bytes) -> Upload:
    """The picture drawn anew, or the document as it is; UploadRefused with a sentence.

    The bundle brings its text, so that it is not opened here.
    """
    family = family_of(content)
    if family == "image":
        return TAKERS[family](content)
    if family in ("", "sound"):
        raise UploadRefused(NOT_A_DOCUMENT, inside="This is no document that can be kept.")
    if holds_a_program(content):
        raise UploadRefused(PROGRAM, inside="This file holds a program (a macro).")
    return Upload(content=content, content_type=family)


def as_picture(content: bytes) -> Upload:
    """Drawn anew in the size it has."""
    return taken_picture(io.BytesIO(content), AS_LARGE_AS_IT_IS)


def as_sound(content: bytes) -> Upload:
    """As it is."""
    return taken_sound(io.BytesIO(content))


TAKERS: dict[str, Callable[[bytes], Upload]] = {"image": as_picture, "sound": as_sound}
