"""Each difference between two records is named, and nothing else is."""

from dataclasses import replace

import pytest
from bench.synthetic import synthetic_programme

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.changes import Entry, FieldChange, Noun, NounChanges, changes_between
from doingwith.projects.briefs import Agreement, Brief


@pytest.fixture
def record() -> ProgrammeRecord:
    return synthetic_programme(3)


def of(noun: Noun, before: ProgrammeRecord | None, after: ProgrammeRecord) -> NounChanges:
    return next(changes for changes in changes_between(before, after) if changes.noun is noun)


def test_every_kind_of_entry_is_spoken_of_in_order(record: ProgrammeRecord) -> None:
    assert [changes.noun for changes in changes_between(record, record)] == list(Noun)


def test_a_record_has_no_difference_from_itself(record: ProgrammeRecord) -> None:
    assert all(changes.is_nothing for changes in changes_between(record, record))
    assert of(Noun.PROJECT, record, record).unchanged == 3


def test_in_a_new_programme_everything_is_added(record: ProgrammeRecord) -> None:
    changes = of(Noun.PROJECT, None, record)

    assert changes.added == tuple(Entry(id=one.id, title=one.title) for one in record.projects)
    assert (changes.changed, changes.removed, changes.unchanged) == ((), (), 0)


def test_what_is_gone_is_removed(record: ProgrammeRecord) -> None:
    after = replace(record, projects=record.projects[1:])
    first = record.projects[0]

    assert of(Noun.PROJECT, record, after).removed == (Entry(id=first.id, title=first.title),)


def test_a_changed_value_is_shown_before_and_after(record: ProgrammeRecord) -> None:
    first, *others = record.projects
    after = replace(record, projects=(replace(first, title="Another title", sector=""), *others))

    (change,) = of(Noun.PROJECT, record, after).changed

    assert change.fields == (
        FieldChange(field="title", before=first.title, after="Another title"),
        FieldChange(field="sector", before=first.sector, after=""),
    )


def test_one_more_item_in_a_list_moves_no_other(record: ProgrammeRecord) -> None:
    first, *others = record.projects
    more = Brief(
        version=len(first.briefs) + 1, text="more", agreement=Agreement.AGREED, agreed_by=("one", "two")
    )
    after = replace(record, projects=(replace(first, briefs=(*first.briefs, more)), *others))

    (change,) = of(Noun.PROJECT, record, after).changed

    assert change.fields == (
        FieldChange(field=f"briefs, {more.version}, version", before="", after=str(more.version)),
        FieldChange(field=f"briefs, {more.version}, text", before="", after="more"),
        FieldChange(field=f"briefs, {more.version}, agreement", before="", after="agreed"),
        FieldChange(field=f"briefs, {more.version}, agreed_by", before="", after="one; two"),
    )
