"""Estimates that are written, locked, opened and said otherwise, and which item carries the most."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.contribution_making import item
from tests.support.contribution_making import record as contribution_record

from doingwith.analysis.contribution.editing import with_part
from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.estimating import (
    free_name,
    with_estimate,
    with_finding,
    with_prior,
    with_turn,
    without_estimate,
)
from doingwith.analysis.contribution.formal import UpdateResult, UpdateWarning, update_in
from doingwith.analysis.contribution.locks import estimate_fits, locked_anew, prior_fits, with_locks
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.exchange.holding import Held
from doingwith.reporting.contribution_data import contribution_as_data
from doingwith.reporting.contribution_story import contribution_story
from doingwith.reporting.figures.formal_intervals import formal_svg
from doingwith.reporting.formal_words import chance_words, factor_words, odds_words, without_rows

DAY = date(2026, 3, 1)


def per_cent(low: int, high: int) -> PerCent:
    return PerCent(low=low, high=high)


def estimate(name: str, sensitivity: tuple[int, int], type_one: tuple[int, int], **given: Any) -> Estimate:
    return Estimate(
        id=name,
        expects=f"we see {name}",
        sensitivity=per_cent(*sensitivity),
        type_one=per_cent(*type_one),
        **given,
    )


def estimated(*estimates: Estimate, prior: tuple[int, int] = (20, 50)) -> ContributionRecord:
    """A record with an item E1, its formal update on, these estimates written and not locked."""
    made = with_turn(contribution_record(item("E1", "L1")), is_on=True, reason="asked")
    made = with_prior(made, claim="K1", prior=per_cent(*prior))
    for one in estimates:
        made = with_estimate(made, claim="K1", estimate=one)
    return made


def locked(record: ContributionRecord) -> ContributionRecord:
    return with_locks(record, claim="K1", on=DAY, at="14:05", by="evaluator")


def found(record: ContributionRecord, name: str, *, group: str = "") -> ContributionRecord:
    """A new item of evidence, and that the estimate was found as it."""
    new = f"E-{name}"
    record = with_part(record, key="evidence", part=item(new, "L2", group=group))
    return with_finding(record, claim="K1", name=name, found=True, evidence=new, on=DAY)


def result(record: ContributionRecord) -> UpdateResult:
    return update_in(record, record.updates[0])


S1, S2 = estimate("S1", (60, 80), (10, 30)), estimate("S2", (70, 90), (40, 60))


def test_a_record_is_off_until_somebody_switches_it_on_and_each_turn_is_kept() -> None:
    bare = contribution_record()
    on = with_turn(bare, is_on=True, reason="asked", by="lead", on=DAY)
    off = with_turn(with_turn(on, is_on=True, reason="again"), is_on=False, reason="read as a score")

    assert (bare.formal_is_on, on.formal_is_on, off.formal_is_on) == (False, True, False)
    assert [turn.reason for turn in off.formal] == ["asked", "read as a score"]


def test_the_lock_fits_what_was_locked_and_nothing_else() -> None:
    formal = locked(estimated(S1)).updates[0]
    one = formal.estimates[0]

    assert one.lock is not None
    assert (one.locked_on, one.lock.at, one.lock.by, one.lock.known) == (DAY, "14:05", "evaluator", ("E1",))
    assert prior_fits(formal)
    assert estimate_fits("K1", one)
    assert not estimate_fits("K2", one)
    for changed in (
        {"expects": "we see S1, more or less"},
        {"group": "minutes"},
        {"sensitivity": per_cent(60, 81)},
        {"type_one": per_cent(9, 30)},
        {"reason": "so"},
        {"locked_on": date(2026, 2, 1)},
        {"lock": replace(one.lock, known=())},
    ):
        assert not estimate_fits("K1", replace(one, **changed))  # type: ignore[arg-type]
    assert not prior_fits(replace(formal, prior=per_cent(21, 50)))


def test_a_lock_that_no_longer_fits_leaves_the_estimate_out_and_says_so() -> None:
    made = found(locked(estimated(S1)), "S1")
    formal = made.updates[0]
    bent = replace(formal, estimates=(replace(formal.estimates[0], type_one=per_cent(1, 2)),))

    told = update_in(made, bent)

    assert told.left_out == ("S1",)
    assert UpdateWarning.LOCK_BROKEN in told.warnings


def test_an_item_that_stood_there_when_it_was_locked_is_no_forecast() -> None:
    made = with_finding(locked(estimated(S1)), claim="K1", name="S1", found=True, evidence="E1", on=DAY)

    assert result(made).left_out == ("S1",)
    assert UpdateWarning.KNOWN_BEFORE in result(made).warnings


def test_what_was_taken_out_of_the_record_leaves_the_update() -> None:
    made = found(locked(estimated(S1)), "S1")
    gone = with_part(made, key="evidence", part=item("E-S1", "L2", taken_out="misread"))

    assert chance_words(result(gone).posterior) == "20 to 50 per cent"
    assert UpdateWarning.TAKEN_OUT in result(gone).warnings


def test_a_chance_that_was_locked_after_looking_is_warned_of() -> None:
    made = found(locked(estimated(S1)), "S1")
    late = replace(made.updates[0], prior_locked_on=date(2026, 3, 2))

    assert UpdateWarning.PRIOR_NOT_LOCKED not in result(made).warnings
    assert UpdateWarning.PRIOR_NOT_LOCKED in update_in(made, late).warnings


def test_what_was_not_found_counts_by_the_source_it_would_have_come_from() -> None:
    both = locked(estimated(replace(S1, group="minutes"), replace(S2, group="minutes")))
    both = with_finding(both, claim="K1", name="S2", found=False, on=DAY)
    both = found(both, "S1", group="minutes")

    assert [(share.name, share.counts) for share in result(both).shares] == [("S1", True), ("S2", False)]
    assert UpdateWarning.SAME_GROUP in result(both).warnings


def test_said_otherwise_before_looking_it_is_locked_anew_and_what_was_locked_stays() -> None:
    made = with_estimate(
        locked(estimated(S1)), claim="K1", estimate=replace(S1, type_one=per_cent(5, 10)), reason="so", on=DAY
    )
    one = made.updates[0].estimates[0]
    again = locked(made).updates[0].estimates[0]

    assert (one.locked_on, one.type_one) == (None, per_cent(5, 10))
    assert [(was.type_one, was.reason, was.locked_on) for was in again.earlier] == [
        (per_cent(10, 30), "so", DAY)
    ]
    assert estimate_fits("K1", again)


def test_a_prior_said_otherwise_after_looking_moves_nothing() -> None:
    made = found(locked(estimated(S1)), "S1")
    later = with_prior(made, claim="K1", prior=per_cent(90, 95), reason="plain now", on=DAY)

    assert result(later).posterior == result(made).posterior
    assert [one.prior for one in later.updates[0].prior_later] == [per_cent(90, 95)]
    assert UpdateWarning.RESTATED in result(later).warnings


def test_what_was_found_said_otherwise_keeps_what_was_said_and_the_first_day() -> None:
    made = with_finding(locked(estimated(S1)), claim="K1", name="S1", found=False, on=DAY)
    made = with_part(made, key="evidence", part=item("E2", "L2"))
    later = date(2026, 4, 1)
    made = with_finding(made, claim="K1", name="S1", found=True, evidence="E2", reason="a box", on=later)
    one = made.updates[0].estimates[0]

    assert (one.found, one.evidence, one.opened_on) == (True, "E2", DAY)
    assert [(was.found, was.reason, was.said_on) for was in one.findings] == [(False, "a box", later)]


def test_names_are_not_given_twice() -> None:
    made = without_estimate(estimated(S1, S2), claim="K1", name="S1")

    assert free_name(made.updates[0]) == "S3"
    assert free_name(FormalUpdate(claim="K1", prior=per_cent(1, 2))) == "S1"


def test_the_story_has_one_sentence_only_while_it_is_on() -> None:
    made = found(locked(estimated(S1)), "S1")
    off = with_turn(made, is_on=False, reason="read as a score")

    def told(record: ContributionRecord) -> list[str]:
        return [
            one for part in contribution_story(record) for one in part.sentences if "Formal update" in one
        ]

    assert told(made) == [
        "Formal update, from people's estimates that were locked before they looked: the chance that the "
        "claim holds was 20 to 50 per cent before and is 33 to 89 per cent after; S1 carries the most: "
        "without it the chance would be 20 to 50 per cent. This shows how they reason; it measures nothing "
        "and changes no verdict."
    ]
    assert told(off) == told(locked(estimated(S1))) == []
    assert contribution_as_data(off)["formal_updates"] == []
    assert contribution_as_data(made)["formal_updates"][0]["carries_most"] == ["S1"]


def test_the_picture_says_in_words_what_it_draws() -> None:
    made = found(locked(estimated(S1)), "S1")
    figure = formal_svg(made.updates[0], result(made))

    assert figure is not None
    assert figure.description == (
        "Before: 20 to 50 per cent. With all: 33 to 89 per cent. Without S1: 20 to 50 per cent."
    )
    assert figure.svg.count("<rect") == 4
    assert formal_svg(made.updates[0], result(locked(estimated(S1)))) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (per_cent(50, 50), "odds of 1 to 1"),
        (per_cent(20, 80), "odds of 1 to 4 up to 4 to 1"),
        (per_cent(0, 100), "odds of 1 to 199 up to 199 to 1"),
    ],
)
def test_chances_are_read_as_odds(value: PerCent, words: str) -> None:
    assert odds_words(value) == words


def test_a_factor_says_which_way_it_speaks() -> None:
    made = found(locked(estimated(S1, estimate("S2", (10, 60), (20, 40)))), "S1")
    made = with_finding(made, claim="K1", name="S2", found=False, on=DAY)
    for_it, either_way = result(made).shares

    assert factor_words(for_it.factor) == "2 to 8 times, for the claim"
    assert factor_words(either_way.factor) == "0.5 to 1.5 times, either way"
    assert [row.found for row in without_rows(made, made.updates[0], result(made))] == [
        "found, as E-S1",
        "looked for, not found",
    ]


def test_words_taken_back_leave_the_locks_fitting() -> None:
    before = locked(estimated(replace(S1, expects="she said so")))
    formal = before.updates[0]
    cut = replace(
        before, updates=(replace(formal, estimates=(replace(formal.estimates[0], expects="she […]"),)),)
    )

    assert not estimate_fits("K1", cut.updates[0].estimates[0])
    assert estimate_fits("K1", locked_anew(before, cut).updates[0].estimates[0])


def test_what_was_said_after_looking_is_held_back_with_its_item_and_what_was_expected_stays() -> None:
    made = found(locked(estimated(S1)), "S1")
    made = with_part(made, key="evidence", part=item("E-S1", "L2", excerpts=("X1",)))
    made = with_estimate(
        made, claim="K1", estimate=replace(S1, expects="she wept"), reason="she told us", on=DAY
    )

    held = Held({"X1"}).contribution(made).updates[0].estimates[0]

    assert held.expects == "we see S1"
    assert (held.later[0].expects, held.later[0].reason) == ("[words held back]", "[words held back]")
    assert estimate_fits("K1", held)


def test_comes_back_from_a_bundle_as_it_was() -> None:
    made = found(locked(estimated(S1, S2)), "S1")
    made = with_prior(made, claim="K1", prior=per_cent(1, 2), reason="so", on=DAY)

    assert from_plain(ContributionRecord, to_plain(made)) == made


chances = st.integers(1, 99)
ranges = st.tuples(chances, chances).map(lambda ends: (min(ends), max(ends)))
expectations = st.lists(st.tuples(ranges, ranges, st.booleans()), min_size=1, max_size=5)


@given(ranges, expectations)
def test_carries_most_what_moves_the_odds_furthest_when_it_is_left_out_one_by_one(
    prior: tuple[int, int], told: list[tuple[tuple[int, int], tuple[int, int], bool]]
) -> None:
    names = [f"S{at}" for at in range(1, len(told) + 1)]
    made = locked(
        estimated(*(estimate(name, *one[:2]) for name, one in zip(names, told, strict=True)), prior=prior)
    )
    for name, (_, _, seen) in zip(names, told, strict=True):
        made = found(made, name) if seen else with_finding(made, claim="K1", name=name, found=False, on=DAY)

    spans = {}
    for name, (true, false, seen) in zip(names, told, strict=True):
        if not seen:
            true, false = (100 - true[1], 100 - true[0]), (100 - false[1], 100 - false[0])
        (low, high), (least, most) = true, false
        span = Fraction(low, most) * Fraction(high, least)
        spans[name] = max(span, 1 / span)
    furthest = max(spans.values())
    expected = {name for name, span in spans.items() if span == furthest} if furthest > 1 else set()
    assert {share.name for share in result(made).carries_most} == expected


acts = st.lists(
    st.tuples(
        st.sampled_from(["prior", "say", "lock", "open"]), st.sampled_from(["S1", "S2"]), ranges, ranges
    ),
    max_size=14,
)


@given(acts)
def test_whatever_is_done_nothing_that_was_locked_is_lost_or_changed(
    told: list[tuple[str, str, tuple[int, int], tuple[int, int]]],
) -> None:
    """Beside a slow twin: everything that ever was locked, and what held when evidence was opened."""
    made = estimated(S1, S2)
    ever: set[tuple[str, PerCent, PerCent | None]] = set()
    held: dict[str, tuple[PerCent, PerCent]] = {}

    for act, name, one, other in told:
        formal = made.updates[0]
        now = formal.estimate(name)
        assert now is not None
        if act == "prior":
            made = with_prior(made, claim="K1", prior=per_cent(*one), reason="so", on=DAY)
        elif act == "say":
            said = estimate(name, one, other)
            made = with_estimate(made, claim="K1", estimate=said, reason="so", on=DAY)
        elif act == "lock":
            made = locked(made)
            after = made.updates[0]
            ever.add(("prior", after.prior, None))
            ever |= {(each.name, each.sensitivity, each.type_one) for each in after.estimates}
        elif now.locked_on is not None and formal.prior_locked_on is not None:
            made = with_finding(made, claim="K1", name=name, found=False, on=DAY)
            held.setdefault(name, (now.sensitivity, now.type_one))
            held.setdefault("prior", (formal.prior, formal.prior))

    formal = made.updates[0]
    kept = {("prior", prior, None) for prior in (formal.prior, *(was.prior for was in formal.prior_earlier))}
    for each in formal.estimates:
        numbers = [
            (each.sensitivity, each.type_one),
            *((was.sensitivity, was.type_one) for was in each.earlier),
        ]
        kept |= {(each.name, *pair) for pair in numbers}
        assert each.name not in held or (each.sensitivity, each.type_one) == held[each.name]
    assert ever <= kept
    assert "prior" not in held or formal.prior == held["prior"][0]
    assert all(estimate_fits("K1", each) for each in formal.estimates)
    assert set(result(made).left_out) == {"S1", "S2"} - held.keys()
