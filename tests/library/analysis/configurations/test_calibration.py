"""The rules by which what was told becomes a membership."""

from dataclasses import replace

import pytest

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    CaseMembership,
    Condition,
    ConditionKind,
    Meaning,
    Outcome,
    OutcomeKind,
    Rule,
    Silence,
    Together,
    Way,
)
from doingwith.analysis.configurations.calibration import (
    MEMBERSHIPS,
    SIGN_EXTENTS,
    STAGE_EXTENTS,
    Extent,
    put_together,
)
from doingwith.analysis.configurations.sets import CalibratedSet, calibrate
from doingwith.analysis.configurations.told import Gap
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement, AgreedReading
from doingwith.cases.readings import Judgement, Reading
from doingwith.common.judgements import Basis, Sign
from doingwith.projects.stages import StageStatus

DELIVER = Outcome(kind=OutcomeKind.STAGE, about="deliver")


def condition_set(record: ProgrammeRecord, condition: Condition) -> CalibratedSet:
    version = AnalysisVersion(number=1, outcome=DELIVER, conditions=(condition,), reason="a test")
    return calibrate(record, version).conditions[0]


def outcome_set(record: ProgrammeRecord, outcome: Outcome) -> CalibratedSet:
    return calibrate(
        record, AnalysisVersion(number=1, outcome=outcome, conditions=(), reason="a test")
    ).outcome


def figures(found: CalibratedSet) -> list[float | None]:
    return [cell.membership for cell in found.cells]


class TestTheTables:
    def test_every_rule_has_a_membership_for_every_extent(self) -> None:
        assert set(MEMBERSHIPS) == set(Rule)
        assert all(set(row) == set(Extent) for row in MEMBERSHIPS.values())

    def test_every_way_has_an_extent_for_every_sign_and_every_status_has_its_place(self) -> None:
        assert set(SIGN_EXTENTS) == set(Way)
        assert all(set(row) == set(Sign) for row in SIGN_EXTENTS.values())
        assert set(STAGE_EXTENTS) == set(StageStatus)

    def test_no_rule_puts_a_case_neither_in_nor_out(self) -> None:
        assert all(figure != 0.5 for row in MEMBERSHIPS.values() for figure in row.values())

    @pytest.mark.parametrize("rule", Rule)
    def test_no_rule_gives_more_to_less(self, rule: Rule) -> None:
        falling = [MEMBERSHIPS[rule][extent] for extent in Extent]

        assert falling == sorted(falling, reverse=True)


class TestAStage:
    def test_what_the_report_calls_reaching_deliver_is_reaching_it_at_least_partly(
        self, cocreate: ProgrammeRecord
    ) -> None:
        assert figures(outcome_set(cocreate, DELIVER)) == [0.0, 0.0, 1.0, 0.0, 1.0]

    def test_wholly_asks_for_more_and_degrees_keep_the_difference(self, cocreate: ProgrammeRecord) -> None:
        assert figures(outcome_set(cocreate, replace(DELIVER, rule=Rule.WHOLLY))) == [0, 0, 1, 0, 0]
        assert figures(outcome_set(cocreate, replace(DELIVER, rule=Rule.BY_DEGREES))) == [0, 0.3, 1, 0, 0.6]

    def test_turned_round_it_is_the_rest(self, cocreate: ProgrammeRecord) -> None:
        turned = outcome_set(cocreate, replace(DELIVER, rule=Rule.BY_DEGREES, absent=True))

        assert figures(turned) == [1, 0.7, 0, 1, 0.4]
        assert turned.name.present == "Deliver was not reached"

    def test_a_stage_that_is_unclear_is_no_membership(self, cocreate: ProgrammeRecord) -> None:
        define = outcome_set(cocreate, replace(DELIVER, about="define"))

        assert [(cell.case, cell.gap) for cell in define.cells if cell.gap] == [("CS4", Gap.NOT_CLEAR)]


class TestAFactor:
    def test_not_reported_stays_open_whatever_the_rule(self, cocreate: ProgrammeRecord) -> None:
        for rule in Rule:
            for way in Way:
                found = condition_set(
                    cocreate, Condition(kind=ConditionKind.FACTOR, id="H1", rule=rule, way=way)
                )
                assert (found.cells[0].membership, found.cells[0].gap) == (None, Gap.NOT_REPORTED)

    def test_each_sign_by_each_rule(self, cocreate: ProgrammeRecord) -> None:
        def of(rule: Rule, way: Way = Way.HELPED) -> list[float | None]:
            return figures(
                condition_set(cocreate, Condition(kind=ConditionKind.FACTOR, id="C8", rule=rule, way=way))
            )

        # Time for dialogue: hindered in CS1, helped in CS2 and CS4, both in CS3 and CS5.
        assert of(Rule.AT_LEAST_PARTLY) == [0, 1, 1, 1, 1]
        assert of(Rule.WHOLLY) == [0, 1, 0, 1, 0]
        assert of(Rule.BY_DEGREES) == [0, 1, 0.6, 1, 0.6]
        assert of(Rule.WHOLLY, Way.HINDERED) == [1, 0, 0, 0, 0]

    def test_a_hindrance_is_told_of_as_one_and_never_as_absence(self, cocreate: ProgrammeRecord) -> None:
        found = condition_set(cocreate, Condition(kind=ConditionKind.FACTOR, id="F1", way=Way.HINDERED))

        assert found.name.present == "“Resource and capacity limits” hindered"
        assert found.name.absent == "“Resource and capacity limits” did not hinder"

    def test_a_decision_for_one_case_goes_before_one_for_all(self, cocreate: ProgrammeRecord) -> None:
        silent = (
            Silence(meaning=Meaning.MEMBERSHIP, membership=0.2, reason="all"),
            Silence(meaning=Meaning.LEAVE_OUT, reason="not this one", cases=("CS4",)),
        )
        found = condition_set(cocreate, Condition(kind=ConditionKind.FACTOR, id="C13", silent=silent))

        assert figures(found) == [0.2, 1, 1, None, 1]
        assert [cell.is_left_out for cell in found.cells] == [False, False, False, True, False]


class TestReaders:
    def case_read(self, record: ProgrammeRecord, *signs: Sign, agreed: Sign | None = None) -> ProgrammeRecord:
        readings = tuple(
            Reading(reader=f"r{at}", conditions=(Judgement(factor="C13", sign=sign, basis=Basis.EXPLICIT),))
            for at, sign in enumerate(signs)
        )
        settled = AgreedReading(judgements=(AgreedJudgement(factor="C13", reason="we met", sign=agreed),))
        case = replace(record.cases[0], readings=readings, agreed=settled if agreed else None)
        return replace(record, cases=(case,))

    def found(self, record: ProgrammeRecord, rule: Rule = Rule.WHOLLY) -> tuple[float | None, Gap | None]:
        cell = condition_set(record, Condition(kind=ConditionKind.FACTOR, id="C13", rule=rule)).cells[0]
        return cell.membership, cell.gap

    def test_readers_who_differ_are_never_averaged(self, cocreate: ProgrammeRecord) -> None:
        record = self.case_read(cocreate, Sign.ENABLING, Sign.BOTH)

        assert self.found(record) == (None, Gap.READERS_DIFFER)

    def test_a_difference_that_the_rule_does_not_see_needs_nobody(self, cocreate: ProgrammeRecord) -> None:
        record = self.case_read(cocreate, Sign.ENABLING, Sign.BOTH)

        assert self.found(record, Rule.AT_LEAST_PARTLY) == (1.0, None)

    def test_what_was_agreed_goes_before_what_each_reader_said(self, cocreate: ProgrammeRecord) -> None:
        record = self.case_read(cocreate, Sign.ENABLING, Sign.BOTH, agreed=Sign.CONSTRAINING)

        assert self.found(record) == (0.0, None)


class TestADomain:
    @pytest.mark.parametrize(
        ("together", "expected"),
        [
            (Together.ANY, [1, 1, 1, 1, 1]),
            (Together.ALL, [0.6, 1, 1, 1, 0.6]),
            (Together.MEAN, [0.6, 1, 1, 1, 0.9]),
        ],
    )
    def test_is_the_strongest_the_weakest_or_the_mean_of_what_is_reported(
        self, cocreate: ProgrammeRecord, together: Together, expected: list[float]
    ) -> None:
        rule = Rule.BY_DEGREES if together is not Together.ANY else Rule.AT_LEAST_PARTLY
        found = condition_set(
            cocreate, Condition(kind=ConditionKind.DOMAIN, id="leadership", rule=rule, together=together)
        )

        # Leadership: L6 both in CS1; L2 and L3 helped and L5 did both in CS5, and so on.
        assert [round(figure or 0, 1) for figure in figures(found)] == [round(one, 1) for one in expected]

    def test_in_whatever_order_the_factors_stand(self) -> None:
        assert put_together(Together.MEAN, [0.6, 1.0, 0.3]) == put_together(Together.MEAN, [0.3, 0.6, 1.0])

    def test_of_which_nothing_is_reported_stays_open(self, cocreate: ProgrammeRecord) -> None:
        found = condition_set(cocreate, Condition(kind=ConditionKind.DOMAIN, id="history"))

        assert (found.cells[0].membership, found.cells[0].gap) == (None, Gap.NOT_REPORTED)


def test_a_condition_of_ones_own_has_the_memberships_that_a_person_gave(cocreate: ProgrammeRecord) -> None:
    found = condition_set(
        cocreate,
        Condition(
            kind=ConditionKind.CUSTOM,
            id="young",
            label="Young people",
            memberships=(CaseMembership(case="CS5", membership=0.9, reason="all were under 18"),),
        ),
    )

    assert figures(found) == [None, None, None, None, 0.9]
    assert (found.cells[0].gap, found.cells[4].reason) == (Gap.NOT_GIVEN, "all were under 18")
