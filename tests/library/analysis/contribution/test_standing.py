"""How links and claims stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.contribution_making import item, link, record, rival

from doingwith.analysis.contribution.claims import ClaimOverride, LinkOverride
from doingwith.analysis.contribution.evidence import EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.record import CausalKind, ContributionRecord, Search
from doingwith.analysis.contribution.sources import counted_apart
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, standings
from doingwith.analysis.contribution.verdicts import ClaimCap, ClaimVerdict, LinkVerdict, RivalVerdict
from doingwith.logic_models.nodes import OutcomeStatus

OPINION, WEAK = EvidenceKind.OPINION, Strength.WEAK


def _link(*evidence: EvidenceItem, **given: object) -> LinkStanding:
    return standings(record(*evidence, links=(link("L1", "A", "C", **given),), claims=())).links[0]


def _claim(found: ContributionRecord) -> ClaimStanding:
    return standings(found).claims[0]


def test_not_sought_is_not_sought_and_none_found() -> None:
    assert _link(search=Search.NOT_SOUGHT).verdict is LinkVerdict.NOT_SOUGHT
    assert _link(search=Search.SOUGHT).verdict is LinkVerdict.NONE_FOUND


def test_two_independent_sources_and_a_narrative_support_well() -> None:
    assert _link(item("E1", "L1"), item("E2", "L1")).verdict is LinkVerdict.WELL_SUPPORTED


def test_two_items_of_one_group_are_one_source() -> None:
    found = _link(item("E1", "L1", group="g"), item("E2", "L1", group="g"))

    assert found.verdict is LinkVerdict.SUPPORTED
    assert found.sources(Way.FOR) == ("g",)


NURSE = {"source": "Interview 3 with the nurse", "told_by": "nurse"}


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ({**NURSE}, {**NURSE}, [("E1", "E2")]),
        ({**NURSE}, {**NURSE, "told_by": " Nurse", "group": "g"}, [("E1", "E2")]),
        ({**NURSE, "group": "g"}, {**NURSE, "group": "g"}, []),
        ({**NURSE, "group": "g"}, {**NURSE, "group": "h"}, []),
        ({**NURSE}, {**NURSE, "told_by": "a patient"}, []),
        ({"source": "the report"}, {"source": "the report"}, []),
        ({"told_by": "nurse"}, {"told_by": "nurse"}, []),
    ],
)
def test_what_names_one_source_and_teller_and_counts_as_several_is_known(
    first: dict[str, str], second: dict[str, str], named: list[tuple[str, str]]
) -> None:
    evidence = (item("E1", "L1", **first), item("E2", "L1", **second), item("E3", "L2", **NURSE))

    found = counted_apart("L1", evidence)

    assert [tuple(one.id for one in items) for items in found] == named


@pytest.mark.parametrize(
    ("evidence", "rule"),
    [
        ((item("E1", "L1", kind=OPINION), item("E2", "L1", kind=OPINION)), "opinion-only"),
        ((item("E1", "L1", interested=True), item("E2", "L1", interested=True)), "interested-only"),
        ((item("E1", "L1", strength=Strength.WEAK),), "weak-only"),
        ((item("E1", "L1"), item("E2", "L1", way=Way.AGAINST)), "contested"),
        ((item("E1", "L1"), item("E2", "L1", way=Way.AGAINST, strength=WEAK)), "weakly-contradicted"),
        ((item("E1", "L1"), item("E2", "L1", way=Way.AGAINST, answer="a mix-up")), "one-source"),
        ((item("E1", "L1", way=Way.AGAINST),), "contradicted"),
        ((item("E1", "L1", way=Way.MIXED),), "neither-way"),
        ((item("E1", "L1", way=Way.NEUTRAL),), "neither-way"),
        ((item("E1", "L1", group="g"), item("E2", "L1", way=Way.AGAINST, group="g")), "neither-way"),
    ],
)  # fmt: skip
def test_the_line_of_the_table_follows_from_what_the_sources_say(
    evidence: tuple[EvidenceItem, ...], rule: str
) -> None:
    assert _link(*evidence).rule.name == rule


def test_without_a_narrative_a_link_is_weak() -> None:
    assert _link(item("E1", "L1"), item("E2", "L1"), narrative=" ").rule.name == "not-told"


def test_what_people_decide_holds_and_the_table_is_kept_beside_it() -> None:
    found = _link(item("E1", "L1"), override=LinkOverride(verdict=LinkVerdict.WEAK, reason="hearsay"))

    assert (found.verdict, found.rule.verdict) == (LinkVerdict.WEAK, LinkVerdict.SUPPORTED)


def test_a_claim_is_as_good_as_its_weakest_link() -> None:
    whole = (item("E1", "L1", "L2"), item("E2", "L1", "L2"))

    strong, weak = _claim(record(*whole)), _claim(record(*whole, item("E3", "L2", way=Way.AGAINST)))

    assert strong.verdict is ClaimVerdict.PROBABLE
    assert weak.verdict is ClaimVerdict.SUGGESTIVE
    assert weak.weakest
    assert weak.weakest.link.id == "L2"


def test_a_path_told_by_different_sources_has_no_whole_path_source_and_its_claim_is_capped() -> None:
    apart = [item("E1", "L1"), item("E2", "L1"), item("E3", "L2"), item("E4", "L2")]

    found = _claim(record(*apart))

    assert {one.verdict for one in found.links} == {LinkVerdict.WELL_SUPPORTED}
    assert (found.whole_path, found.cut) == ((), 2)
    assert found.caps == (ClaimCap.NO_WHOLE_PATH_SOURCE,)
    assert found.verdict is ClaimVerdict.PLAUSIBLE


def test_no_rival_weighed_and_an_open_rival_cap_a_claim_and_a_stronger_one_lowers_it() -> None:
    whole = (item("E1", "L1", "L2"), item("E2", "L1", "L2"))

    none = _claim(record(*whole, rivals=()))
    open_ = _claim(record(*whole, rivals=(rival(RivalVerdict.CANNOT_SAY),)))
    stronger = _claim(record(*whole, rivals=(rival(RivalVerdict.STRONGER),)))

    assert (none.caps, none.verdict) == ((ClaimCap.NO_RIVAL_WEIGHED,), ClaimVerdict.PLAUSIBLE)
    assert (open_.caps, open_.verdict) == ((ClaimCap.RIVAL_OPEN,), ClaimVerdict.PLAUSIBLE)
    assert (stronger.caps, stronger.verdict) == ((), ClaimVerdict.PLAUSIBLE)


def test_a_claim_without_a_path_is_not_shown_and_nothing_is_lower() -> None:
    claim = replace(record().claims[0], path=())

    found = _claim(record(claims=(claim,), rivals=(rival(RivalVerdict.STRONGER),)))

    assert (found.verdict, found.caps, found.cut) == (ClaimVerdict.NOT_SHOWN, (ClaimCap.NO_PATH,), 0)


def test_links_that_do_not_lead_to_the_result_are_no_path_however_well_they_are_supported() -> None:
    whole = (item("E1", "L1"), item("E2", "L1"))
    claim = replace(record().claims[0], path=("L1",))

    found = _claim(record(*whole, claims=(claim,)))

    assert found.weakest is not None
    assert found.weakest.verdict is LinkVerdict.WELL_SUPPORTED
    assert (found.verdict, found.caps) == (ClaimVerdict.NOT_SHOWN, (ClaimCap.NO_PATH,))


@pytest.mark.parametrize(
    ("status", "caps", "verdict"),
    [
        (OutcomeStatus.ACHIEVED, (), ClaimVerdict.PROBABLE),
        (OutcomeStatus.PARTLY, (), ClaimVerdict.PROBABLE),
        (OutcomeStatus.NOT_ACHIEVED, (ClaimCap.RESULT_NOT_ACHIEVED,), ClaimVerdict.NOT_SHOWN),
        (OutcomeStatus.NOT_KNOWN, (ClaimCap.RESULT_NOT_KNOWN,), ClaimVerdict.SUGGESTIVE),
        (OutcomeStatus.TOO_EARLY, (ClaimCap.RESULT_NOT_KNOWN,), ClaimVerdict.SUGGESTIVE),
    ],
)
def test_who_claims_to_have_helped_a_result_about_is_asked_whether_it_came_about(
    status: OutcomeStatus, caps: tuple[ClaimCap, ...], verdict: ClaimVerdict
) -> None:
    whole = (item("E1", "L1", "L2"), item("E2", "L1", "L2"))
    claim = replace(record().claims[0], status=status)

    found = _claim(record(*whole, claims=(claim,)))

    assert (found.caps, found.verdict) == (caps, verdict)


def test_that_a_result_was_held_back_is_shown_by_its_not_coming_about() -> None:
    whole = (item("E1", "L1", "L2"), item("E2", "L1", "L2"))
    held = (link("L1", "A", "B"), link("L2", "B", "C", kind=CausalKind.HELD_BACK))
    claim = replace(record().claims[0], status=OutcomeStatus.NOT_ACHIEVED)

    found = _claim(record(*whole, links=held, claims=(claim,)))

    assert (found.caps, found.verdict) == ((), ClaimVerdict.PROBABLE)


def test_a_verdict_on_a_claim_can_be_set_aside_with_a_reason() -> None:
    override = ClaimOverride(verdict=ClaimVerdict.PROBABLE, reason="seen by all")
    claim = replace(record().claims[0], override=override)

    found = _claim(record(claims=(claim,)))

    assert (found.verdict, found.table) == (ClaimVerdict.PROBABLE, ClaimVerdict.NOT_SHOWN)


items = st.builds(
    item,
    st.uuids().map(str),
    st.sampled_from(["L1", "L2"]),
    way=st.sampled_from(Way),
    kind=st.sampled_from(EvidenceKind),
    group=st.sampled_from(["", "g", "h"]),
    interested=st.booleans(),
    strength=st.none() | st.sampled_from(Strength),
    answer=st.sampled_from(["", "answered"]),
)


@given(st.lists(items, min_size=1, max_size=6), st.data())
def test_counting_an_item_twice_inside_its_group_changes_nothing(
    evidence: list[EvidenceItem], data: st.DataObject
) -> None:
    grouped = [replace(one, group=one.source_group) for one in evidence]
    twice = replace(data.draw(st.sampled_from(grouped)), id="once more")
    before, after = standings(record(*grouped)), standings(record(*grouped, twice))

    assert [(one.rule, [voice.group for voice in one.voices]) for one in after.links] == [
        (one.rule, [voice.group for voice in one.voices]) for one in before.links
    ]
    assert [(one.verdict, one.cut, one.whole_path) for one in after.claims] == [
        (one.verdict, one.cut, one.whole_path) for one in before.claims
    ]


@given(st.lists(items, max_size=6), st.randoms())
def test_the_order_of_evidence_changes_no_verdict(evidence: list[EvidenceItem], random: object) -> None:
    shuffled = sorted(evidence, key=lambda one: hash((one.id, str(random))))

    assert [one.verdict for one in standings(record(*shuffled)).claims] == [
        one.verdict for one in standings(record(*evidence)).claims
    ]


@given(st.lists(items, max_size=6))
def test_an_item_that_was_taken_out_counts_like_one_that_never_came_in(evidence: list[EvidenceItem]) -> None:
    kept = tuple(evidence)
    out = item("E0", "L1", taken_out="a mistake")

    assert [one.verdict for one in standings(record(*kept, out)).links] == [
        one.verdict for one in standings(record(*kept)).links
    ]
