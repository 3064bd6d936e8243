"""Contexts, mechanisms and outcomes, case by case and across cases."""

from dataclasses import replace

from doingwith.analysis.cmo import CaseConfiguration, ClauseState, StatementConfigurations, cmo_configurations
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

PLUS, MINUS, BOTH = Sign.ENABLING, Sign.CONSTRAINING, Sign.BOTH
THEORY = TheoryVersion(
    id="small",
    label="Small",
    statements=(
        Statement(
            id="s1",
            if_="people are asked",
            when=(Clause(id="w1", text="there is time", factors=("F3",)),),
            because=(Clause(id="b1", text="people trust each other", factors=("U1",)),),
            then=(
                Clause(id="t1", text="something changes", factors=("T2",)),
                Clause(id="t2", text="people feel better"),
            ),
        ),
    ),
)


def test_a_case_tells_its_contexts_mechanisms_and_outcomes_with_whose_judgement_each_is(
    cocreate: ProgrammeRecord,
) -> None:
    found = _of(cocreate, {"CS1": {"F3": PLUS, "U1": BOTH, "T2": MINUS}})

    (case,) = found.cases
    assert _states(case) == {
        "w1": ClauseState.AT_WORK,
        "b1": ClauseState.IN_PART,
        "t1": ClauseState.AGAINST,
        "t2": ClauseState.CANNOT_BE_ASKED,
    }
    assert [[one.clause.id for one in case.part(part)] for part in (Part.WHEN, Part.BECAUSE, Part.THEN)] == [
        ["w1"],
        ["b1"],
        ["t1", "t2"],
    ]
    (bearing,) = case.part(Part.WHEN)[0].bearings
    assert (bearing.held.basis, bearing.held.readers) == (Basis.EXPLICIT, ("one",))


def test_what_a_case_does_not_report_stays_not_reported(cocreate: ProgrammeRecord) -> None:
    found = _of(cocreate, {"CS1": {}, "CS2": {"F3": MINUS}})

    silent, speaking = found.cases
    assert (silent.is_silent, speaking.is_silent) == (True, False)
    assert _states(silent)["w1"] is ClauseState.NOT_REPORTED
    assert _states(speaking)["w1"] is ClauseState.AGAINST
    assert _states(speaking)["t1"] is ClauseState.NOT_REPORTED


def test_readers_who_differ_are_said_to_differ(cocreate: ProgrammeRecord) -> None:
    case = replace(
        cocreate.cases[0],
        readings=(
            Reading(reader="one", conditions=(_judged("F3", PLUS),)),
            Reading(reader="two", conditions=(_judged("F3", MINUS),)),
        ),
    )

    (found,) = cmo_configurations(replace(cocreate, cases=(case,)), THEORY)

    assert _states(found.cases[0])["w1"] is ClauseState.READERS_DIFFER
    assert found.regularities == ()


def test_what_several_cases_tell_together_stands_with_the_cases_that_do_not(
    cocreate: ProgrammeRecord,
) -> None:
    found = _of(
        cocreate,
        {
            "CS1": {"F3": PLUS, "U1": PLUS, "T2": PLUS},
            "CS2": {"F3": PLUS, "U1": BOTH, "T2": BOTH},
            "CS3": {"F3": PLUS, "U1": PLUS, "T2": MINUS},
            "CS4": {"F3": MINUS, "U1": PLUS, "T2": PLUS},
            "CS5": {"F3": PLUS, "U1": PLUS},
        },
    )

    (one,) = found.regularities
    assert (one.context.id, one.mechanism and one.mechanism.id, one.outcome.id) == ("w1", "b1", "t1")
    assert [_ids(cases) for cases in (one.together, one.counter, one.without, one.open)] == [
        ["CS1", "CS2"],
        ["CS3"],
        ["CS4"],
        ["CS5"],
    ]


def test_one_case_is_no_regularity(cocreate: ProgrammeRecord) -> None:
    found = _of(cocreate, {"CS1": {"F3": PLUS, "U1": PLUS, "T2": PLUS}, "CS2": {"F3": PLUS, "U1": PLUS}})

    assert found.regularities == ()


def test_a_statement_without_mechanisms_is_compared_by_context_and_outcome(cocreate: ProgrammeRecord) -> None:
    statement = replace(THEORY.statements[0], because=())
    theory = replace(THEORY, statements=(statement,))
    told = {"CS1": {"F3": PLUS, "T2": PLUS}, "CS2": {"F3": PLUS, "T2": PLUS}}

    (found,) = cmo_configurations(_record(cocreate, told), theory)

    (one,) = found.regularities
    assert (one.mechanism, _ids(one.together)) == (None, ["CS1", "CS2"])


def test_says_of_which_part_the_cases_cannot_be_asked(cocreate: ProgrammeRecord) -> None:
    found = cmo_configurations(cocreate, cocreate.theory_by_id["revised"])

    assert [one.unasked for one in found] == [(Part.THEN,), (Part.THEN,), (), (Part.THEN,)]
    assert not any(one.regularities for one in found)


def test_every_statement_has_every_case_once(cocreate: ProgrammeRecord) -> None:
    for one in cmo_configurations(cocreate, cocreate.theory_by_id["revised"]):
        assert [found.case.id for found in one.cases] == ["CS1", "CS2", "CS3", "CS4", "CS5"]


def _of(cocreate: ProgrammeRecord, told: dict[str, dict[str, Sign]]) -> StatementConfigurations:
    (found,) = cmo_configurations(_record(cocreate, told), THEORY)
    return found


def _record(cocreate: ProgrammeRecord, told: dict[str, dict[str, Sign]]) -> ProgrammeRecord:
    cases = tuple(
        replace(
            case,
            readings=(
                Reading(reader="one", conditions=tuple(_judged(*one) for one in told[case.id].items())),
            ),
        )
        for case in cocreate.cases
        if case.id in told
    )
    return replace(cocreate, cases=cases)


def _judged(factor: str, sign: Sign) -> Judgement:
    return Judgement(factor=factor, sign=sign, basis=Basis.EXPLICIT)


def _states(found: CaseConfiguration) -> dict[str, ClauseState]:
    return dict(found.states())


def _ids(cases: tuple[Case, ...]) -> list[str]:
    return [case.id for case in cases]
