"""Cases that two people read, in each phase, for tests of several folders."""

from collections.abc import Mapping

from tests.site.evidence.papers import NOTES
from tests.site.evidence.project_file import project_file_of, taken

from doingwith.cases.blinding import OPEN, Sight, Viewer, sight
from doingwith.cases.phases import Phase
from doingwith.common.judgements import Basis, Sign
from doingwith.evidence.documents import DocumentKind
from doingwith_site.cases.actions.readings import Finding, choose_readers, hand_in, judge_factor
from doingwith_site.cases.models import Case, Reading
from doingwith_site.cases.queries import case_in, factor_in
from doingwith_site.cases.visibility import phase_of
from doingwith_site.evidence.documents.actions import add_document
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen, give_code, mark_text
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Coding, Document, Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["judged", "marked", "notes_of", "read_by", "readings_in", "seen_slowly"]


def read_by(programme: Programme, *readers: User, case: str = "CS2") -> Case:
    """The case, being read independently by these people."""
    return choose_readers(by=readers[0], case=case_in(programme, case), readers=readers)


def judged(
    case: Case,
    reader: User,
    factor: str = "L5",
    sign: Sign | None = Sign.ENABLING,
    reason: str = "It was pressing.",
    passages: tuple[Excerpt, ...] = (),
) -> None:
    """The reader's finding of one factor; no sign: looked for, not reported."""
    basis = Basis.EXPLICIT if sign else None
    finding = Finding(sign=sign, basis=basis, reason=reason, confidence="high", excerpts=passages)
    judge_factor(by=reader, case=case, factor=factor_in(case.programme, factor), finding=finding)


def readings_in(
    programme: Programme, findings: Mapping[User, Sign | None], case: str = "CS2", factor: str = "L5"
) -> Case:
    """The case with every reading in, each reader having judged one factor."""
    row = read_by(programme, *findings, case=case)
    for reader, sign in findings.items():
        judged(row, reader, factor, sign, reason=f"So {reader.name} thought.")
        hand_in(by=reader, case=row)
    return case_in(programme, case)


def notes_of(case: Case, by: User, words: str = NOTES) -> Document:
    """A document of the case's project."""
    return add_document(
        by=by,
        file=project_file_of(case.project),
        kind=DocumentKind.NOTES,
        title="Workshop notes",
        taken=taken(words),
    )


def marked(by: User, document: Document, words: str, code: str = "", memo: str = "") -> Excerpt:
    """The words of the document as a passage, with a code of the person's own, or a factor's identifier."""
    source = source_of(document.versions.get())
    begins = source.text.index(words)
    excerpt = mark_text(by=by, source=source, begins=begins, ends=begins + len(words), quote=words)
    if code:
        kind = CodeKind.FACTOR if code.isalnum() and len(code) <= 3 else CodeKind.FREE
        give_code(by=by, excerpt=excerpt, code=CodeChosen(kind=kind, key=code), memo=memo)
    return excerpt


def seen_slowly(viewer: User | None, mark: Excerpt | Coding) -> bool:
    """Slow and obvious: whether blinding lets the viewer (None: the record for all) see the mark.

    Of a passage of the whole programme it does not ask what rests on it.
    """
    maker, excerpt = (mark.marked_by, mark) if isinstance(mark, Excerpt) else (mark.coded_by, mark.excerpt)
    if maker is None or maker == viewer:
        return True
    mine = list(
        Reading.objects.filter(person=maker, case__programme=excerpt.programme).select_related("case")
    )
    if excerpt.project is None:
        phases = {Phase(reading.case.phase) for reading in mine if reading.excused_at is None}
        return bool(phases) and phases <= OPEN
    is_excused = any(one.excused_at and one.case.project_id == excerpt.project_id for one in mine)
    who = Viewer.COLLEAGUE if viewer else Viewer.RECORD
    return sight(who, phase_of(excerpt.project), is_excused=is_excused) is Sight.ALL
