"""Says in a document that words are held back, so that nobody takes a gap for nothing."""

from dataclasses import replace

from doingwith.reporting.document import Document, Paragraph, Section

__all__ = ["held_back_words", "with_held_back"]


def held_back_words(places: int) -> str:
    """Why words are missing, and in how many places."""
    where = "In 1 place" if places == 1 else f"In {places:,} places"
    return (
        f"{where} words are held back: what stood there tells what somebody said who has not agreed that it "
        "is quoted outside the project’s team, or who has stopped its use."
    )


def with_held_back(document: Document, places: int) -> Document:
    """The document, with a last section on what is held back; as it is when nothing was."""
    if not places:
        return document
    said = Section("Words held back", "held-back", (Paragraph((held_back_words(places),)),))
    return replace(document, sections=(*document.sections, said))
