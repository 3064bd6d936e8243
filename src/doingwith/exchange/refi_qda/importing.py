"""A REFI-QDA project as a programme's record, and what was lost on the way."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.evidence.codes import Code, Codebook, Coding, MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Excerpt, Passage
from doingwith.exchange.bundle.yaml_text import UNPRINTABLE
from doingwith.exchange.refi_qda.offsets import Detected, detected, gives_quote, placed
from doingwith.exchange.refi_qda.project import QdaCoding, QdaProject, QdaSource
from doingwith.exchange.refi_qda.reading import MISSING
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import FactorList
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Programme, Reader
from doingwith.programmes.scales import Scales

__all__ = ["Imported", "imported"]


@dataclass(frozen=True, kw_only=True)
class Imported:
    """The record, how offsets were counted, how many passages there were and came, and what was lost."""

    record: ProgrammeRecord
    offsets: Detected
    selections: int
    quotes_recovered: int
    lost: Mapping[str, int]


def imported(project: QdaProject) -> Imported:
    """The project as a record that a bundle can hold. Nothing is guessed: what has no place is counted."""
    return _Import(project).all()


class _Import:
    def __init__(self, project: QdaProject) -> None:
        self.project = project
        self.offsets = detected(project)
        self.lost: Counter[str] = Counter(project.lost)
        self.recovered = 0

    @cached_property
    def codes(self) -> dict[str, str]:
        """Our identifier of each code, under the sender's."""
        numbered = list(enumerate(self.project.codes, start=1))
        return {code.guid: f"code-{number}" for number, code in reversed(numbered)}

    @cached_property
    def readers(self) -> dict[str, str]:
        """Our name of each user, under the sender's; nobody is named by name."""
        return {user: f"coder-{number}" for number, user in enumerate(self.project.users, start=1)}

    @property
    def stores_quotes(self) -> bool:
        """Whether the sender stored quotes: otherwise names of passages are names and prove nothing."""
        return self.offsets.quoted * 2 > self.offsets.with_quote

    def all(self) -> Imported:
        """The record and its figures."""
        documents, marked = [], []
        for number, source in enumerate(self.project.sources, start=1):
            text, kept = _clean(source.text)
            documents.append(self._document(f"D{number}", source, text))
            marks = self._marks(f"D{number}", source, text, kept)
            if marks.excerpts:
                marked.append(marks)
        used = {coding.coder for marks in marked for coding in marks.codings}
        if self.readers:
            self.lost["names of users"] += len(self.readers)
        return Imported(
            record=self._record(tuple(documents), tuple(marked), used),
            offsets=self.offsets,
            selections=sum(len(source.selections) for source in self.project.sources) + self.lost[MISSING],
            quotes_recovered=self.recovered,
            lost={what: count for what, count in sorted(self.lost.items()) if count},
        )

    def _record(
        self, documents: tuple[Document, ...], marked: tuple[MarkedSource, ...], used: set[str]
    ) -> ProgrammeRecord:
        names = sorted({*self.readers.values(), *used})
        return ProgrammeRecord(
            programme=Programme(
                id=_identifier(self.project.name),
                name=_printable(self.project.name).strip() or "Imported project",
                sources=("A REFI-QDA project made with another program.",),
                readers=tuple(Reader(id=name, description="coder of the imported project") for name in names),
            ),
            scales=Scales(),
            instruments=Instruments(),
            evaluation=Evaluation(),
            factor_list=FactorList(id="none", version=1, label="No factor list yet", domains=(), factors=()),
            codebook=Codebook(codes=tuple(self._code(number) for number in range(len(self.project.codes)))),
            documents=documents,
            marked_sources=marked,
        )

    def _code(self, number: int) -> Code:
        code = self.project.codes[number]
        colour = code.colour if re.fullmatch(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?", code.colour) else ""
        return Code(
            id=f"code-{number + 1}",
            label=_printable(code.name).strip() or "Code without a name",
            parent=self.codes.get(code.parent or ""),
            memo=_printable(code.description).strip(),
            colour=colour,
        )

    def _document(self, id_: str, source: QdaSource, text: str) -> Document:
        return Document(
            id=id_,
            title=_printable(source.name).strip() or "Text without a name",
            kind=DocumentKind.NOTES if source.is_note else DocumentKind.OTHER,
            versions=(DocumentVersion(version=1, text=text),),
        )

    def _marks(self, id_: str, source: QdaSource, text: str, kept: list[int]) -> MarkedSource:
        excerpts: list[Excerpt] = []
        codings: list[Coding] = []
        spans = placed(source.text, source.selections, self.offsets.convention)
        for selection, span in zip(source.selections, spans, strict=True):
            where = (kept[span[0]], kept[span[1]]) if span else None
            if where is None or where[0] >= where[1]:
                self.lost["passages outside their text"] += 1
                continue
            name = f"{id_}-e{len(excerpts) + 1}"
            passage = Passage(start=where[0], end=where[1], quote=text[slice(*where)])
            says_so = gives_quote(passage.quote, selection.hints)
            note = "" if gives_quote(passage.quote, (selection.note,)) else _printable(selection.note).strip()
            excerpts.append(Excerpt(id=name, passage=passage, note=note))
            codings += self._codings(name, selection.codings)
            if says_so or not selection.hints or not self.stores_quotes:
                self.recovered += 1
            else:
                self.lost["passages that are not what their stored quote says"] += 1
        return MarkedSource(id=id_, excerpts=tuple(excerpts), codings=tuple(codings))

    def _codings(self, excerpt: str, codings: tuple[QdaCoding, ...]) -> Iterator[Coding]:
        seen: set[tuple[str, str]] = set()
        for coding in codings:
            code = self.codes.get(coding.code)
            coder = self.readers.get(coding.user, "coder-unknown")
            if code is None:
                self.lost["codings with a code that is not there"] += 1
            elif (code, coder) not in seen:
                seen.add((code, coder))
                yield Coding(excerpt=excerpt, code=code, coder=coder, on=coding.on)


def _clean(raw: str) -> tuple[str, list[int]]:
    """The text as a bundle holds it, and for each place of the text without its mark the place it moved to.

    Line ends become one character; what cannot be shown is left out.
    """
    text = raw.removeprefix("\ufeff")
    kept, out, place = [], [], 0
    for at, letter in enumerate(text):
        kept.append(place)
        new = _letter(letter, text[at + 1 : at + 2])
        out.append(new)
        place += len(new)
    kept.append(place)
    return "".join(out), kept


def _letter(letter: str, following: str) -> str:
    if letter == "\r":
        return "" if following == "\n" else "\n"
    return "" if UNPRINTABLE.match(letter) else letter


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def _identifier(name: str) -> str:
    found = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    return found or "imported-project"
