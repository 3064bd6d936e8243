"""Notes: memos where something refers to them, and documents of their own where nothing does."""

from collections import Counter
from collections.abc import Iterable, Iterator

from doingwith.exchange.refi_qda.cleaning import printable
from doingwith.exchange.refi_qda.companions import is_companion
from doingwith.exchange.refi_qda.project import QdaProject, QdaSource

__all__ = ["NotesIn"]


class NotesIn:
    """The texts of notes under their identifiers. ``alone`` are those that stand for themselves."""

    def __init__(self, project: QdaProject, *, keeps_companions: bool) -> None:
        self.lost: Counter[str] = Counter()
        self._exact = project.is_ours
        notes = [note for note in project.notes if keeps_companions or not is_companion(note)]
        referred = Counter(_referred(project))
        self.alone = [
            note for note in notes if note.text is not None and (not referred[note.guid] or _is_marked(note))
        ]
        self._texts = {note.guid: note for note in notes if note.text is not None}

    def text(self, guids: Iterable[str], *before: str, user: str | None = None) -> str:
        """What was written before, and then the notes, a blank line between them.

        ``user`` is who is known to have written them; where it was somebody else, that is lost.
        """
        found = [self._texts[guid] for guid in guids if guid in self._texts]
        if not (found or any(before)):
            return ""
        self.lost["who wrote a note"] += sum(bool(note.user) and note.user != user for note in found)
        texts = [text for text in (*before, *(note.text or "" for note in found)) if text]
        return "\n\n".join(text for text in map(printable, texts) if self._exact or text.strip())


def _is_marked(note: QdaSource) -> bool:
    return bool(note.selections or note.codings)


def _referred(project: QdaProject) -> Iterator[str]:
    """The identifier of each note at each place that has somewhere to keep its text."""
    for code in project.codes:
        yield from code.notes
    for source in (*project.sources, *project.notes):
        yield from source.notes
        for selection in (*source.selections, *source.marks):
            yield from selection.notes
            for coding in selection.codings:
                yield from coding.notes
        for coding in source.codings:
            yield from coding.notes
