"""What a change to the evidence does."""

from dataclasses import replace

from tests.support.contribution_making import item, record

from doingwith.analysis.contribution.changes import About, taken_out_effects, verdict_changes
from doingwith.analysis.contribution.evidence import Way
from doingwith.analysis.contribution.record import without_citations, without_what_rests_on_nothing
from doingwith.analysis.contribution.verdicts import ClaimVerdict, LinkVerdict
from doingwith.reporting.contribution_story import change_sentence, contribution_story

WHOLE = record(item("E1", "L1", "L2"), item("E2", "L1", "L2"))


def test_a_record_and_itself_differ_in_no_verdict() -> None:
    assert verdict_changes(WHOLE, WHOLE) == ()


def test_deleting_an_item_changes_the_verdict_and_the_story_says_so() -> None:
    poorer = replace(WHOLE, evidence=WHOLE.evidence[:1])

    changes = verdict_changes(WHOLE, poorer)

    assert [(one.about, one.id, one.before, one.after) for one in changes] == [
        (About.LINK, "L1", LinkVerdict.WELL_SUPPORTED, LinkVerdict.SUPPORTED),
        (About.LINK, "L2", LinkVerdict.WELL_SUPPORTED, LinkVerdict.SUPPORTED),
        (About.CLAIM, "K1", ClaimVerdict.PROBABLE, ClaimVerdict.PLAUSIBLE),
    ]
    story = {part.heading: part.sentences for part in contribution_story(poorer, before=WHOLE)}
    assert story["What changed since the version before"][0] == (
        "The verdict on link L1 went from well supported to supported after evidence E2 no longer counted."
    )


def test_taking_an_item_out_with_a_reason_keeps_it_and_the_story_says_what_it_changed() -> None:
    out = replace(WHOLE.evidence[1], taken_out="it was told of another project")
    poorer = replace(WHOLE, evidence=(WHOLE.evidence[0], out))

    effects = taken_out_effects(poorer)

    assert [(one.link.id, one.with_it, one.without_it) for one in effects] == [
        ("L1", LinkVerdict.WELL_SUPPORTED, LinkVerdict.SUPPORTED),
        ("L2", LinkVerdict.WELL_SUPPORTED, LinkVerdict.SUPPORTED),
    ]
    story = {part.heading: part.sentences for part in contribution_story(poorer)}
    assert story["Evidence that was taken out"][0] == (
        "Evidence E2 was taken out: It was told of another project. Without it, link L1 is supported; "
        "with it, the link would be well supported."
    )


def test_an_item_whose_last_passage_went_counts_no_longer_and_one_that_cited_none_does() -> None:
    cited = replace(WHOLE.evidence[1], excerpts=("e1",))
    before = replace(WHOLE, evidence=(WHOLE.evidence[0], cited))

    after = without_what_rests_on_nothing(before, without_citations(before, {"e1"}))

    assert [one.taken_out for one in after.evidence] == ["", "The words it rested on were taken back."]
    assert {one.after for one in verdict_changes(before, after) if one.about is About.LINK} == {
        LinkVerdict.SUPPORTED
    }
    assert without_what_rests_on_nothing(after, after) == after


def test_an_item_that_still_cites_a_passage_or_was_taken_out_by_hand_stays_as_it_is() -> None:
    first, second = WHOLE.evidence
    before = replace(
        WHOLE,
        evidence=(
            replace(first, excerpts=("e1", "e2")),
            replace(second, excerpts=("e1",), taken_out="it was told of another project"),
        ),
    )
    left = without_citations(before, {"e1"})

    assert without_what_rests_on_nothing(before, left) == left


def test_evidence_that_came_in_is_named() -> None:
    change = verdict_changes(record(item("E1", "L1")), record(item("E1", "L1"), item("E2", "L1")))[0]

    assert change_sentence(WHOLE, change) == (
        "The verdict on link L1 went from supported to well supported after evidence E2 came in."
    )


def test_evidence_that_was_there_and_now_bears_on_the_link_came_in_too() -> None:
    before = record(item("E1", "L1"), item("E2"))
    change = verdict_changes(before, record(item("E1", "L1"), item("E2", "L1")))[0]

    assert (change.came_in, change.went_out, change.weighed_anew) == (("E2",), (), ())


def test_evidence_that_was_turned_round_is_named_as_weighed_anew() -> None:
    before = record(item("E1", "L1"), item("E2", "L1"))
    turned = record(item("E1", "L1"), item("E2", "L1", way=Way.AGAINST))

    change = verdict_changes(before, turned)[0]

    assert change_sentence(WHOLE, change) == (
        "The verdict on link L1 went from well supported to contested after evidence E2 was weighed anew."
    )


def test_putting_two_items_into_one_group_is_weighing_them_anew() -> None:
    before = record(item("E1", "L1"), item("E2", "L1"))
    grouped = tuple(replace(one, group="one interview") for one in before.evidence)

    change = verdict_changes(before, replace(before, evidence=grouped))[0]

    assert change_sentence(WHOLE, change) == (
        "The verdict on link L1 went from well supported to supported after evidence E1 and E2 were weighed "
        "anew."
    )
