"""Says in a document which judgements rested on words that have been taken back since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from doingwith.reporting.document import BulletList, Document, Paragraph, Section, Spans
from doingwith.reporting.wording import count

__all__ = ["Weakened", "with_taken_back"]


@dataclass(frozen=True, kw_only=True)
class Weakened:
    """A judgement of a case on a factor, and how many passages it rested on were taken back."""

    case: str
    factor: str
    passages: int


def with_taken_back(document: Document, weakened: Sequence[Weakened]) -> Document:
    """The document, with a last section on what was taken back; as it is when nothing was."""
    if not weakened:
        return document
    lines: tuple[Spans, ...] = tuple(
        (f"{one.case}, {one.factor}: {count(one.passages, 'passage')}",) for one in weakened
    )
    said = Section("Words taken back", "taken-back", (Paragraph((_lead(len(weakened)),)), BulletList(lines)))
    return replace(document, sections=(*document.sections, said))


def _lead(judgements: int) -> str:
    rest = "1 judgement rests" if judgements == 1 else f"{judgements:,} judgements rest"
    stays = "It stays" if judgements == 1 else "They stay"
    return (
        f"{rest} on less than before, because words were taken back by whoever told them. {stays} as what "
        "the evaluators concluded, and should be looked at again."
    )
