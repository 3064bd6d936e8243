"""What a record says when accounts, excerpts, codes and readings do not hold together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedReading
from doingwith.consent.agreements import Agreement
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import AgeBand
from doingwith.evidence.codes import Code, Codebook, CodeKind
from doingwith.evidence.excerpts import Area, Passage, Span

Value = TypeVar("Value")


def changed(values: tuple[Value, ...], at: int, **given: Any) -> tuple[Value, ...]:
    """The values with one of them changed."""
    return (*values[:at], replace(values[at], **given), *values[at + 1 :])  # type: ignore[type-var]


def with_excerpt(record: ProgrammeRecord, **given: Any) -> ProgrammeRecord:
    """The first excerpt of the account W1 changed."""
    at = [marked.id for marked in record.marked_sources].index("W1")
    excerpts = changed(record.marked_sources[at].excerpts, 0, **given)
    return replace(record, marked_sources=changed(record.marked_sources, at, excerpts=excerpts))


def with_coding(record: ProgrammeRecord, **given: Any) -> ProgrammeRecord:
    at = [marked.id for marked in record.marked_sources].index("W1")
    codings = changed(record.marked_sources[at].codings, 0, **given)
    return replace(record, marked_sources=changed(record.marked_sources, at, codings=codings))


def with_account(record: ProgrammeRecord, **given: Any) -> ProgrammeRecord:
    at = [account.id for account in record.accounts].index("W1")
    return replace(record, accounts=changed(record.accounts, at, **given))


def with_codes(record: ProgrammeRecord, *codes: Code) -> ProgrammeRecord:
    return replace(record, codebook=Codebook(codes=(*record.codebook.codes, *codes)))


def with_reading(record: ProgrammeRecord, **given: Any) -> ProgrammeRecord:
    readings = changed(record.cases[0].readings, 0, **given)
    return replace(record, cases=changed(record.cases, 0, readings=readings))


WRONG: list[tuple[Callable[[ProgrammeRecord], ProgrammeRecord], str, str]] = [
    (
        lambda record: with_excerpt(record, passage=Passage(start=0, end=4, quote="They")),
        "excerpts/W1",
        "The quote is “They”, and at its place the text says “I wa”.",
    ),
    (
        lambda record: with_excerpt(record, passage=Passage(start=0, end=9999, quote="They")),
        "excerpts/W1",
        "The passage goes from 0 to 9999, and the text has 170 characters.",
    ),
    (
        lambda record: with_excerpt(record, part="9"),
        "excerpts/W1",
        "The account “W1” has no part “9”.",
    ),
    (
        lambda record: with_excerpt(record, version=2),
        "excerpts/W1",
        "The excerpt is of version 2, and its teller has changed that part since: it is version 1 now.",
    ),
    (
        lambda record: with_excerpt(record, passage=None),
        "excerpts/W1",
        "The excerpt “e1” should have one of passage, area and span.",
    ),
    (
        lambda record: with_excerpt(record, passage=None, span=Span(begin_ms=5, end_ms=5)),
        "excerpts/W1",
        "The span of the excerpt “e1” ends before it begins.",
    ),
    (
        lambda record: with_excerpt(record, passage=None, area=Area(left=9, top=0, right=3, bottom=1)),
        "excerpts/W1",
        "The area of the excerpt “e1” ends before it begins.",
    ),
    (lambda record: with_coding(record, code="gone"), "excerpts/W1", "There is no code “gone”."),
    (lambda record: with_coding(record, excerpt="gone"), "excerpts/W1", "There is no excerpt “gone”."),
    (lambda record: with_coding(record, coder="gone"), "excerpts/W1", "There is no reader “gone”."),
    (
        lambda record: with_account(record, agreement=Agreement(age=AgeBand.ADULT)),
        "accounts/W1",
        "Nobody agreed that the project team may use the account “W1”.",
    ),
    (
        lambda record: replace(
            record, tombstones=(Tombstone(id="W1", withdrawn_on=date(2025, 8, 4)), *record.tombstones)
        ),
        "accounts/W1",
        "The account “W1” was taken back, and its words still stand here.",
    ),
    (lambda record: with_account(record, telling="gone"), "accounts/W1", "There is no telling “gone”."),
    (lambda record: with_account(record, project="gone"), "accounts/W1", "There is no project “gone”."),
    (
        lambda record: replace(record, documents=changed(record.documents, 1, id="W1")),
        "documents/W1",
        "“W1” names an account and a document.",
    ),
    (
        lambda record: with_codes(record, Code(id="x", label="X", kind=CodeKind.FACTOR, refers_to="H99")),
        "codes",
        "There is no factor “H99”.",
    ),
    (
        lambda record: with_codes(record, Code(id="x", label="X", kind=CodeKind.OUTCOME)),
        "codes",
        "The code “x” is outcome, and “refers_to” is “”.",
    ),
    (
        lambda record: with_codes(
            record, Code(id="x", label="X", parent="y"), Code(id="y", label="Y", parent="x")
        ),
        "codes",
        "The code “x” stands above itself.",
    ),
    (
        lambda record: with_codes(record, Code(id="x", label="X", parent="gone")),
        "codes",
        "There is no code “gone”.",
    ),
    (
        lambda record: with_codes(record, record.codebook.codes[0]),
        "codes",
        "The id “waiting” is given to two codes.",
    ),
    (
        lambda record: with_reading(record, looked_for=("L1",)),
        "cases/C1",
        "“evaluator-a” judged “L1”, and also found nothing about it.",
    ),
    (lambda record: with_reading(record, looked_for=("L9",)), "cases/C1", "There is no factor “L9”."),
    (
        lambda record: replace(
            record, cases=changed(record.cases, 0, agreed=AgreedReading(agreed_by=("nobody",)))
        ),
        "cases/C1",
        "There is no reading by “nobody”.",
    ),
]


@pytest.mark.parametrize(("change", "entry", "wrong"), WRONG)
def test_each_contradiction_is_told_at_its_place(
    example: ProgrammeRecord,
    change: Callable[[ProgrammeRecord], ProgrammeRecord],
    entry: str,
    wrong: str,
) -> None:
    problems = integrity_problems(change(example))
    assert (entry, wrong) in [(problem.entry, problem.wrong) for problem in problems]
    assert all(problem.remedy.endswith((".", "?")) for problem in problems)


def test_a_judgement_that_rests_on_an_excerpt_that_is_not_there_is_told(example: ProgrammeRecord) -> None:
    without = replace(example, marked_sources=example.marked_sources[1:])
    gone = {excerpt.id for excerpt in example.marked_sources[0].excerpts}
    told = {problem.wrong for problem in integrity_problems(without)}
    assert told <= {f"There is no excerpt “{name}”." for name in gone}
    assert told


def test_what_could_not_be_read_is_not_said_to_be_missing(example: ProgrammeRecord) -> None:
    without = replace(example, accounts=(), tellings=(), codebook=Codebook())
    names = [f"accounts/{account.id}" for account in example.accounts]
    unread = [*names, *(f"tellings/{telling.id}" for telling in example.tellings), "codes"]
    assert integrity_problems(without, unread=unread) == ()


def test_the_invented_example_is_sound(example: ProgrammeRecord) -> None:
    assert integrity_problems(example) == ()
