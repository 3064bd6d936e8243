"""Readiness against a slow twin: what counts, what differs, and that no view ever gets lost."""

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.records import programme_records

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.readiness import Standing, readiness_standing
from doingwith.exchange.bundle.assembly import in_canonical_order
from doingwith.exchange.merge import merge
from doingwith.theory.readiness import Rating, Side

records = programme_records().map(in_canonical_order)


def slow_standing(told: list[tuple[Side, Rating]]) -> Standing:
    said = {rating for _, rating in told}
    if not told:
        return Standing.NOT_RATED
    if Rating.NOT_IN_PLACE in said:
        return Standing.NOT_IN_PLACE
    if Rating.PARTLY in said:
        return Standing.PARTLY
    if Rating.DO_NOT_KNOW in said:
        return Standing.NOT_KNOWN
    return Standing.IN_PLACE if len({side for side, _ in told}) == len(Side) else Standing.NOT_ALL_ASKED


@given(records)
def test_each_condition_stands_as_asking_every_view_finds(record: ProgrammeRecord) -> None:
    for kept in record.readiness:
        for one in readiness_standing(kept, record.theory_by_id).rounds:
            for condition in one.conditions:
                told = [
                    (view.side, rating.rating)
                    for view in one.round.views
                    for rating in view.ratings
                    if rating.clause == condition.clause.id
                ]
                views = len(told)
                told += [
                    (answers.side, rating)
                    for answers in one.round.answers
                    for counts in answers.counts
                    for rating in Rating
                    if counts.clause == condition.clause.id and counts.of(rating)
                ]
                assert condition.standing is slow_standing(told)
                assert condition.differs is (len({rating for _, rating in told}) > 1)
                assert len(condition.views) == views


@given(records)
def test_every_condition_stands_in_exactly_one_group(record: ProgrammeRecord) -> None:
    for kept in record.readiness:
        for one in readiness_standing(kept, record.theory_by_id).rounds:
            groups = [one.differing, *(one.alike(standing) for standing in Standing)]
            shown = [condition.clause.id for group in groups for condition in group]
            assert sorted(shown) == sorted(condition.clause.id for condition in one.conditions)


@given(records, st.data())
def test_a_bundle_that_knows_less_takes_no_view_away(record: ProgrammeRecord, data: st.DataObject) -> None:
    if not record.readiness:
        return
    from dataclasses import replace

    kept = record.readiness[0]
    fewer = replace(kept, rounds=kept.rounds[: data.draw(st.integers(0, len(kept.rounds)))])
    incoming = replace(record, readiness=(fewer, *record.readiness[1:]) if fewer.rounds else ())

    assert merge(record, incoming).record.readiness == record.readiness
