"""What the cases say of each clause."""

from dataclasses import replace

import pytest

from doingwith.analysis.clause_bearings import (
    Bearing,
    ClauseBearings,
    ClauseStanding,
    clause_bearings,
    counts_of,
    standing_of,
    ways_of,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement, AgreedReading
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.theory.theory import Clause


def test_says_which_clause_no_case_supports(cocreate: ProgrammeRecord) -> None:
    unsupported = [
        found.clause.id for found in _support(cocreate) if found.standing is ClauseStanding.NO_CASE
    ]

    assert unsupported == ["toc3.rev.then5"]


def test_a_clause_without_factors_is_not_unsupported_but_unlinked(cocreate: ProgrammeRecord) -> None:
    unlinked = [found for found in _support(cocreate) if found.standing is ClauseStanding.NO_FACTOR_LINKED]

    assert [found.clause.id for found in unlinked] == [
        "toc1.rev.then1",
        "toc2.rev.then1",
        "toc2.rev.then2",
        "toc3.rev.then3",
        "toc4.rev.then1",
    ]


def test_gathers_every_judgement_on_every_factor_of_the_clause(cocreate: ProgrammeRecord) -> None:
    found = next(one for one in _support(cocreate) if one.clause.id == "toc2.rev.when3")

    assert found.standing is ClauseStanding.FOR_AND_AGAINST
    assert found.judgement_count == 9
    assert [(one.factor.id, one.case.id) for one in found.bearings] == [
        *[("C3", f"CS{number}") for number in (1, 2, 3, 4, 5)],
        *[("C4", f"CS{number}") for number in (2, 3, 4, 5)],
    ]


def test_counts_cases_each_once_and_both_ways_when_its_judgements_differ(cocreate: ProgrammeRecord) -> None:
    found = next(one for one in _support(cocreate) if one.clause.id == "toc2.rev.when3")

    slowly = {
        case.id: {one.held.sign for one in found.bearings if one.case.id == case.id}
        for case in cocreate.cases
        if case not in found.silent
    }
    assert found.counts == {
        Bearing.FOR: sum(signs == {Sign.ENABLING} for signs in slowly.values()),
        Bearing.AGAINST: sum(signs == {Sign.CONSTRAINING} for signs in slowly.values()),
        Bearing.BOTH_WAYS: sum(len(signs) > 1 or signs == {Sign.BOTH} for signs in slowly.values()),
    }
    assert found.counts == {Bearing.FOR: 3, Bearing.AGAINST: 0, Bearing.BOTH_WAYS: 2}


def test_a_case_with_one_factor_for_and_another_against_is_one_case_both_ways() -> None:
    ways = ways_of(
        [("A", Sign.ENABLING), ("A", Sign.CONSTRAINING), ("B", Sign.ENABLING), ("B", Sign.ENABLING)]
    )

    assert ways == {"A": Bearing.BOTH_WAYS, "B": Bearing.FOR}
    assert counts_of(ways) == {Bearing.FOR: 1, Bearing.AGAINST: 0, Bearing.BOTH_WAYS: 1}


def test_a_minus_alone_bears_on_a_clause_without_supporting_it(cocreate: ProgrammeRecord) -> None:
    found = next(
        one
        for one in _support(_with_only(cocreate, "F3", Sign.CONSTRAINING))
        if one.clause.id == "toc2.rev.when1"
    )

    assert found.standing is ClauseStanding.ONLY_CONSTRAINING
    assert len(found.bearings) == 1


def test_cases_that_go_different_ways_or_both_ways_at_once_are_for_and_against(
    cocreate: ProgrammeRecord,
) -> None:
    found = next(
        one for one in _support(_with_only(cocreate, "F3", Sign.BOTH)) if one.clause.id == "toc2.rev.when1"
    )
    tried = next(one for one in _support(cocreate) if one.clause.text.startswith("proposals approved"))

    assert found.standing is ClauseStanding.FOR_AND_AGAINST
    assert tried.standing is ClauseStanding.FOR_AND_AGAINST
    assert tried.counts == {
        bearing: len({one.case.id for one in tried.cases(bearing)}) for bearing in Bearing
    }


def test_only_cases_that_all_go_one_way_support(cocreate: ProgrammeRecord) -> None:
    found = next(
        one
        for one in _support(_with_only(cocreate, "F3", Sign.ENABLING))
        if one.clause.id == "toc2.rev.when1"
    )

    assert found.standing is ClauseStanding.SUPPORTED


@pytest.mark.parametrize(
    ("signs", "standing"),
    [
        ("", ClauseStanding.NO_CASE),
        ("+", ClauseStanding.SUPPORTED),
        ("-", ClauseStanding.ONLY_CONSTRAINING),
        ("b", ClauseStanding.FOR_AND_AGAINST),
        ("+-", ClauseStanding.FOR_AND_AGAINST),
        ("+b", ClauseStanding.FOR_AND_AGAINST),
        ("-b", ClauseStanding.FOR_AND_AGAINST),
        ("+-b", ClauseStanding.FOR_AND_AGAINST),
    ],
)
def test_every_set_of_signs_has_its_standing(signs: str, standing: ClauseStanding) -> None:
    named = {"+": Sign.ENABLING, "-": Sign.CONSTRAINING, "b": Sign.BOTH}

    assert standing_of(Clause(id="c", text="c", factors=("F3",)), {named[one] for one in signs}) is standing


def test_what_readers_agreed_counts_instead_of_what_one_of_them_said(cocreate: ProgrammeRecord) -> None:
    record = _with_only(cocreate, "F3", Sign.ENABLING)
    agreed = AgreedJudgement(factor="F3", sign=Sign.CONSTRAINING, reason="we read it again")
    case = replace(record.cases[0], agreed=AgreedReading(judgements=(agreed,)))
    settled = replace(record, cases=(case,))

    found = next(one for one in _support(settled) if one.clause.id == "toc2.rev.when1")

    assert found.standing is ClauseStanding.ONLY_CONSTRAINING


def _support(record: ProgrammeRecord) -> tuple[ClauseBearings, ...]:
    return clause_bearings(record, record.theory_by_id["revised"])


def _with_only(record: ProgrammeRecord, factor: str, sign: Sign) -> ProgrammeRecord:
    judgement = Judgement(factor=factor, sign=sign, basis=Basis.EXPLICIT)
    case = replace(record.cases[0], readings=(Reading(reader="one", conditions=(judgement,)),))
    return replace(record, cases=(case,))
