"""An import stores many rows at once: the same rows as one by one, in questions that do not grow."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from bench.synthetic import synthetic_programme
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from tests.properties.records import worded_records
from tests.site.exchange.one_by_one import store_one_by_one
from tests.site.exchange.test_round_trip import WITH_ROWS, in_projects
from tests.site.programme import cocreate_record, example_record

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.uses import SaidBy, Use
from doingwith.evidence.accounts import Account, AccountPart, PartKind
from doingwith.evidence.codes import Code, Codebook, Coding, MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Excerpt, passage_of
from doingwith_site.exchange.actions import import_record
from doingwith_site.exchange.plans import unkeepable
from doingwith_site.people.models import User

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
MADE_UP = {"evidence.excerpt.token", "evidence.code.token", "evidence.coding.token", "evidence.telling.code"}
"""What nobody can know before."""
Rows = dict[str, list[dict[str, object]]]


@pytest.fixture(autouse=True)
def same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def all_rows() -> Rows:
    """Everything that apps keep of people's words, each key as its place in its table."""
    tables = {
        model: list(model._default_manager.order_by("pk").values())
        for app in ("consent", "evidence", "cases")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    }
    places = {
        model: {row[model._meta.pk.attname]: place for place, row in enumerate(rows)}
        for model, rows in tables.items()
    }
    found: Rows = {
        model._meta.label_lower: [
            {field.attname: told(row[field.attname], field, places) for field in columns_of(model)}
            for row in rows
        ]
        for model, rows in tables.items()
    }
    return {**found, "cases.searchtext": with_places(found["cases.searchtext"])}


def with_places(copies: list[dict[str, object]]) -> list[dict[str, object]]:
    """The document of which a copy is a part, of whatever kind, told by its place among them.

    Copies stand in an order of their own: what is saved one by one is copied earlier.
    """

    def document(copy: dict[str, object]) -> tuple[str, int]:
        return str(copy["kind"]), int(str(copy["document"] or 0))

    documents = sorted({document(one) for one in copies})
    placed = [{**one, "id": 0, "document": documents.index(document(one))} for one in copies]
    return sorted(placed, key=repr)


def columns_of(model: type[models.Model]) -> "Iterable[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if str(field).lower() not in MADE_UP]


def told(
    value: object, field: "models.Field[Any, Any]", places: dict[type[models.Model], dict[object, int]]
) -> object:
    """The value; of a key of the tables compared its place, of any other only whether there is one."""
    if field.primary_key:
        return places[field.model][value]
    if field.remote_field is None or value is None:
        return value
    return places.get(field.related_model, {}).get(value, "elsewhere")


def rows_after(by: User, *records: ProgrammeRecord) -> Rows:
    """What is stored when these are imported one after the other, which is undone again."""
    with transaction.atomic():
        programme = None
        for record in records:
            programme = import_record(by=by, record=record, into=programme)
        rows = all_rows()
        transaction.set_rollback(True)
    return rows


def stored_in_both_ways(by: User, *records: ProgrammeRecord) -> tuple[Rows, Rows]:
    in_bulk = rows_after(by, *records)
    with pytest.MonkeyPatch.context() as patched:
        store_one_by_one(patched)
        return in_bulk, rows_after(by, *records)


def earlier(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record before its last account, newer versions, later answers and most of its marks were there."""
    kept = {account.id for account in record.accounts[:-1]} | {one.id for one in record.documents}
    return replace(
        record,
        accounts=tuple(map(before_the_last_answer, record.accounts[:-1])),
        documents=tuple(replace(one, versions=one.versions[:1]) for one in record.documents),
        marked_sources=tuple(half_marked(one) for one in record.marked_sources if one.id in kept),
        groups=replace(record.groups, groups=()),
        logic_models=(),
        cases=(),
    )


def before_the_last_answer(account: Account) -> Account:
    """Only where that was a no: no bundle brings a yes."""
    answers = account.agreement.answers
    if not answers or answers[-1].agrees:
        return account
    return replace(account, agreement=replace(account.agreement, answers=answers[:-1]))


def half_marked(source: MarkedSource) -> MarkedSource:
    """Every second excerpt of the first versions, with the first coding of each."""
    excerpts = tuple(one for one in source.excerpts if one.version == 1)[::2]
    first = {one.excerpt: one for one in reversed(source.codings)}
    codings = tuple(first[one.id] for one in excerpts if one.id in first)
    return replace(source, excerpts=excerpts, codings=codings)


@pytest.mark.parametrize("record_of", [cocreate_record, example_record], ids=["cocreate", "example"])
def test_the_rows_are_those_that_one_by_one_would_give(
    priya: User, record_of: Callable[[], ProgrammeRecord]
) -> None:
    in_bulk, one_by_one = stored_in_both_ways(priya, record_of())

    assert in_bulk == one_by_one


def test_so_are_they_when_much_of_it_is_there_already(priya: User) -> None:
    whole = with_a_later_no(example_record())

    in_bulk, one_by_one = stored_in_both_ways(priya, earlier(whole), whole)

    assert in_bulk == one_by_one
    first = rows_after(priya, earlier(whole))
    for table in ("evidence.account", "evidence.documentversion", "evidence.excerpt", "evidence.coding"):
        assert 0 < len(first[table]) < len(in_bulk[table])
    assert len(first["consent.agreementstep"]) < len(in_bulk["consent.agreementstep"])


def with_a_later_no(record: ProgrammeRecord) -> ProgrammeRecord:
    """The first tellers have said no to the public since."""
    no = Answer(use=Use.PUBLIC, agrees=False, said_by=SaidBy.TELLER, on=date(2025, 11, 1))
    accounts = tuple(
        replace(one, agreement=replace(one.agreement, answers=(*one.agreement.answers, no)))
        for one in record.accounts
    )
    return replace(record, accounts=accounts)


@settings(WITH_ROWS, max_examples=10)
@given(record=worded_records())
def test_so_are_those_of_programmes_made_up_at_random(priya: User, record: ProgrammeRecord) -> None:
    record = in_projects(record)
    if list(unkeepable(record)):
        return

    in_bulk, one_by_one = stored_in_both_ways(priya, record)

    assert in_bulk == one_by_one


@pytest.mark.parametrize("again", [False, True], ids=["new", "into one that is there"])
def test_more_sources_make_no_more_questions(priya: User, again: bool) -> None:
    few, many = (questions_of(priya, with_sources(number), again=again) for number in (4, 40))

    assert few == many


def questions_of(by: User, record: ProgrammeRecord, *, again: bool) -> int:
    """How many questions its import asks: as a new programme, or beside its first account and document."""
    with transaction.atomic():
        into = import_record(by=by, record=with_sources(2)) if again else None
        with CaptureQueriesContext(
            connection,
        ) as asked:
            import_record(by=by, record=record, into=into)
        transaction.set_rollback(True)
    return len(asked)


def with_sources(number: int) -> ProgrammeRecord:
    """Half accounts, half documents, in each a marked passage with a code and a note.

    Fifty texts or 500 excerpts are stored at once, so up to 40 take one question.
    """
    base, text = synthetic_programme(1), "They asked us"
    reader = base.programme.readers[0].id
    half = range(number // 2)
    no = Answer(use=Use.PUBLIC, agrees=False, said_by=SaidBy.TELLER, on=date(2025, 11, 1))
    return replace(
        base,
        accounts=tuple(
            Account(
                id=f"A{one}",
                teller="carer",
                agreement=Agreement(answers=(no,)),
                parts=(AccountPart(id="1", kind=PartKind.WRITING, text=text),),
            )
            for one in half
        ),
        documents=tuple(
            Document(
                id=f"D{one}",
                title="Notes",
                kind=DocumentKind.NOTES,
                project=base.projects[0].id,
                versions=(DocumentVersion(version=1, text=text),),
            )
            for one in half
        ),
        codebook=Codebook(codes=(Code(id="asked", label="asked"),)),
        marked_sources=tuple(
            MarkedSource(
                id=source,
                excerpts=(Excerpt(id=f"e-{source}", part=part, passage=passage_of(text, 0, 4)),),
                codings=(Coding(excerpt=f"e-{source}", code="asked", coder=reader, memo="So"),),
            )
            for kind, part in (("A", "1"), ("D", None))
            for source in (f"{kind}{one}" for one in half)
        ),
    )
