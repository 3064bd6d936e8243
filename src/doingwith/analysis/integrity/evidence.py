"""Rules on accounts, documents and what is marked in them."""

from collections import Counter
from collections.abc import Iterator

from doingwith.analysis.integrity.known import Known, dangling, wrong_at
from doingwith.common.problems import Place, Problem
from doingwith.consent.agreements import allowed_uses
from doingwith.consent.uses import Use
from doingwith.evidence.codes import MarkedSource
from doingwith.evidence.excerpts import Excerpt, passage_problem

__all__ = ["EVIDENCE_RULES"]

_SHAPES = ("passage", "area", "span")


def owners(known: Known) -> Iterator[Problem]:
    """The project of an account, a document or a telling is there, and so is an account's telling."""
    record = known.record
    for folder, values in (
        ("tellings", record.tellings),
        ("accounts", record.accounts),
        ("documents", record.documents),
    ):
        for value in values:
            if value.project is not None and value.project not in known.projects:
                yield dangling(
                    f"{folder}/{value.id}",
                    ("project",),
                    value.project,
                    known.projects,
                    "project",
                    "the folder projects",
                )
    for account in record.accounts:
        if account.telling is not None and account.telling not in known.tellings:
            yield dangling(
                f"accounts/{account.id}",
                ("telling",),
                account.telling,
                known.tellings,
                "telling",
                "the folder tellings",
            )


def questions(known: Known) -> Iterator[Problem]:
    """A part of an account answers a question that its telling asks; parts of one account differ in id."""
    asked = {telling.id: {one.id for one in telling.questions} for telling in known.record.tellings}
    for account in known.record.accounts:
        choices = asked.get(account.telling or "")
        seen: set[str] = set()
        for at, part in enumerate(account.parts):
            entry = f"accounts/{account.id}"
            if part.question is not None and choices is not None and part.question not in choices:
                place: Place = ("parts", at, "question")
                yield dangling(entry, place, part.question, choices, "question", f"“{account.telling}”")
            if part.id in seen:
                yield wrong_at(
                    entry,
                    *("parts", at, "id"),
                    wrong=f"The id “{part.id}” is given to two parts.",
                    remedy="Give one of them another id.",
                )
            seen.add(part.id)


def agreements(known: Known) -> Iterator[Problem]:
    """What stands in a bundle may be used by the project team; what was taken back does not stand there."""
    gone = {tombstone.id for tombstone in known.record.tombstones}
    for account in known.record.accounts:
        entry = f"accounts/{account.id}"
        if account.id in gone or account.agreement.is_withdrawn:
            yield wrong_at(
                entry,
                *(("agreement",) if account.agreement.is_withdrawn else ("id",)),
                wrong=f"The account “{account.id}” was taken back, and its words still stand here.",
                remedy="Delete the file and what was marked in it; only “withdrawn” keeps its id and dates.",
            )
        elif Use.PROJECT_TEAM not in allowed_uses(account.agreement):
            yield wrong_at(
                entry,
                "agreement",
                wrong=f"Nobody agreed that the project team may use the account “{account.id}”.",
                remedy="Take the account out, or add the yes of everybody who has to say it.",
            )


def sources(known: Known) -> Iterator[Problem]:
    """What is marked is an account or a document, and one identifier does not name both."""
    accounts, documents = set(known.record.account_by_id), set(known.record.document_by_id)
    for name in sorted(accounts & documents):
        yield wrong_at(
            f"documents/{name}",
            "id",
            wrong=f"“{name}” names an account and a document.",
            remedy="Give one of them another id, so that excerpts know whose they are.",
        )
    for marked in known.record.marked_sources:
        if marked.id not in known.sources:
            yield dangling(
                f"excerpts/{marked.id}",
                ("id",),
                marked.id,
                known.sources,
                "account or document",
                "the folders accounts and documents",
            )


def marks(known: Known) -> Iterator[Problem]:
    """Each excerpt is one passage, area or span of something that is there, and its quote stands in it."""
    for marked in known.record.marked_sources:
        for at, excerpt in enumerate(marked.excerpts):
            wrong = _mark_problem(known, marked, excerpt)
            if wrong is not None:
                place, sentence = wrong
                yield wrong_at(
                    f"excerpts/{marked.id}",
                    *("excerpts", at, *place),
                    wrong=sentence,
                    remedy="Mark it again in the text as it is, or take the excerpt out.",
                )


def _mark_problem(known: Known, marked: MarkedSource, excerpt: Excerpt) -> tuple[Place, str] | None:
    shapes = [shape for shape in _SHAPES if getattr(excerpt, shape) is not None]
    if len(shapes) != 1:
        return (), f"The excerpt “{excerpt.id}” should have one of passage, area and span."
    shape = (
        excerpt.area
        and not (excerpt.area.left < excerpt.area.right and excerpt.area.top < excerpt.area.bottom)
    ) or (excerpt.span and excerpt.span.begin_ms >= excerpt.span.end_ms)
    if shape:
        return (shapes[0],), f"The {shapes[0]} of the excerpt “{excerpt.id}” ends before it begins."
    if marked.id not in known.record.account_by_id and marked.id not in known.record.document_by_id:
        return None
    found = _marked_text(known, marked.id, excerpt)
    if isinstance(found, tuple):
        return found
    sentence = excerpt.passage and passage_problem(found, excerpt.passage)
    return (("passage", "quote"), sentence) if sentence else None


def _marked_text(known: Known, source: str, excerpt: Excerpt) -> str | tuple[Place, str]:
    """The text that was marked; a place and a sentence when there is none."""
    account = known.record.account_by_id.get(source)
    if account is None:
        version = known.record.document_by_id[source].version(excerpt.version)
        missing = f"The document “{source}” has no version {excerpt.version}."
        return version.text if version else (("version",), missing)
    part = account.part(excerpt.part or "")
    if part is None:
        return ("part",), f"The account “{source}” has no part “{excerpt.part or ''}”."
    if part.version != excerpt.version:
        was = f"The excerpt is of version {excerpt.version}, and its teller has changed that part since:"
        return ("version",), f"{was} it is version {part.version} now."
    return part.text


def excerpt_names(known: Known) -> Iterator[Problem]:
    """An excerpt's id stands once in the programme."""
    named = Counter(one.id for marked in known.record.marked_sources for one in marked.excerpts)
    for marked in known.record.marked_sources:
        for at, excerpt in enumerate(marked.excerpts):
            if named[excerpt.id] > 1:
                yield wrong_at(
                    f"excerpts/{marked.id}",
                    *("excerpts", at, "id"),
                    wrong=f"The id “{excerpt.id}” is given to {named[excerpt.id]} excerpts.",
                    remedy="Give each its own.",
                )


def codings(known: Known) -> Iterator[Problem]:
    """A coding is of an excerpt beside it, with a code of the codebook, by a reader of the programme."""
    readers = {reader.id for reader in known.record.programme.readers}
    codes = frozenset(known.record.codebook.by_id)
    for marked in known.record.marked_sources:
        excerpts = {excerpt.id for excerpt in marked.excerpts}
        for at, coding in enumerate(marked.codings):
            if coding.excerpt in excerpts and coding.code in codes and coding.coder in readers:
                continue  # as nearly all of tens of thousands
            for key, name, choices, noun, home, is_read in (
                ("excerpt", coding.excerpt, excerpts, "excerpt", "this file", True),
                (
                    "code",
                    coding.code,
                    codes,
                    "code",
                    "codes.yaml",
                    known.is_read("codes"),
                ),
                ("coder", coding.coder, readers, "reader", "programme.yaml", known.is_read("programme")),
            ):
                if is_read and name not in choices:
                    place: Place = ("codings", at, key)
                    yield dangling(f"excerpts/{marked.id}", place, name, choices, noun, home)


def groups(known: Known) -> Iterator[Problem]:
    """A case or set of another program names sources, codes and excerpts that are there."""
    codes = known.record.codebook.by_id
    excerpts = {one.id for marked in known.record.marked_sources for one in marked.excerpts}
    for at, group in enumerate(known.record.groups.groups):
        for key, choices, noun, home, is_read in (
            ("sources", known.sources, "account or document", "the folders accounts and documents", True),
            ("codes", codes, "code", "codes.yaml", known.is_read("codes")),
            ("excerpts", excerpts, "excerpt", "the folder excerpts", not known.unread_excerpts),
        ):
            for number, name in enumerate(getattr(group, key)):
                if is_read and name not in choices:
                    yield dangling("groups", ("groups", at, key, number), name, choices, noun, home)


EVIDENCE_RULES = (owners, questions, agreements, sources, marks, excerpt_names, codings, groups)
