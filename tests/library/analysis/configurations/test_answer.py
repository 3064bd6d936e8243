"""The answer to a set of choices, what refuses them, and what warns."""

from dataclasses import replace

import pytest

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    CaseMembership,
    Condition,
    ConditionKind,
    Cuts,
    Meaning,
    Outcome,
    OutcomeKind,
    Silence,
    SolutionKind,
)
from doingwith.analysis.configurations.answer import Answer, answer
from doingwith.analysis.configurations.checks import ConfigurationsRefused
from doingwith.analysis.configurations.doubt_sentences import (
    changing_sentences,
    noise_meaning,
    noise_sentence,
)
from doingwith.analysis.configurations.doubts import doubts
from doingwith.analysis.configurations.necessity import necessity_of
from doingwith.analysis.configurations.warnings import WarningKind, bearing, most_conditions
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.methods.qca import Out
from doingwith.methods.qca.honesty import Noise

DELIVER = Outcome(kind=OutcomeKind.STAGE, about="deliver")
LEAVE = (Silence(meaning=Meaning.LEAVE_OUT, reason="a test"),)


def factor(name: str, *, silent: tuple[Silence, ...] = LEAVE) -> Condition:
    return Condition(kind=ConditionKind.FACTOR, id=name, silent=silent)


def chosen(*conditions: Condition, outcome: Outcome = DELIVER) -> AnalysisVersion:
    return AnalysisVersion(number=1, outcome=outcome, conditions=conditions, reason="a test")


def saved(record: ProgrammeRecord) -> AnalysisVersion:
    return record.configurations[0].latest


def refusal(record: ProgrammeRecord, version: AnalysisVersion) -> str:
    with pytest.raises(ConfigurationsRefused) as refused:
        answer(record, version)
    return str(refused.value)


def warned(found: Answer, kind: WarningKind) -> list[str]:
    return [one.sentence for one in found.warnings if one.kind is kind]


class TestTheSavedAnalysisOfCoCreate:
    def test_tells_in_a_sentence_where_deliver_was_reached(self, cocreate: ProgrammeRecord) -> None:
        found = answer(cocreate, saved(cocreate))

        assert found.sentence == (
            "Deliver was reached where “Real sharing of power and resources” helped and “No money for the "
            "solution itself” did not hinder."
        )
        assert [term.cases for term in found.models[0].terms] == [("CS3", "CS5")]
        assert found.uncovered == ()

    def test_has_a_truth_table_with_the_names_of_the_cases(self, cocreate: ProgrammeRecord) -> None:
        table = answer(cocreate, saved(cocreate)).table

        assert [(row.values, row.out, row.cases) for row in table.rows] == [
            ((0, 0), Out.NEGATIVE, ("CS1",)),
            ((0, 1), Out.NEGATIVE, ("CS4",)),
            ((1, 0), Out.POSITIVE, ("CS3", "CS5")),
            ((1, 1), Out.NEGATIVE, ("CS2",)),
        ]

    def test_says_before_all_else_that_noise_does_as_well(self, cocreate: ProgrammeRecord) -> None:
        asked = doubts(cocreate, answer(cocreate, saved(cocreate)))

        # Two cases of five have the outcome. One term tells CS3 and CS5 from the rest, CS1 and CS4, or CS2
        # and CS4; the other seven pairs need two terms, or lie in a row with a case that has it not.
        assert noise_sentence(asked) == "Noise fits as well in 3 of all 10 ways to deal out the outcome."
        assert noise_meaning(asked) == (
            "One of these ways is the one that was found. With so few cases no answer whatever could be told "
            "from noise: take it back to the cases as a question. By itself it is no finding."
        )

    def test_with_more_ways_than_shuffles_chance_has_a_part(self, cocreate: ProgrammeRecord) -> None:
        asked = doubts(cocreate, answer(cocreate, replace(saved(cocreate), shuffles=20)))
        many = replace(asked, noise=Noise(shuffles=200, as_good=74, seed=1))

        assert noise_sentence(many) == "Noise fits as well in 74 of 200 shuffles of the outcome."
        assert noise_meaning(many).startswith("That is often.")
        rare = replace(asked, noise=Noise(shuffles=200, as_good=10, seed=1))
        assert noise_meaning(rare).startswith("That is rare.")

    def test_says_which_choices_would_change_it(self, cocreate: ProgrammeRecord) -> None:
        assert changing_sentences(doubts(cocreate, answer(cocreate, saved(cocreate)))) == (
            "With the rule “wholly” for “Deliver” the answer would be another.",
            "If silence about “Real sharing of power and resources” meant the opposite, the answer would be "
            "another.",
            "If silence about “No money for the solution itself” meant the opposite, the answer would be "
            "another.",
        )

    def test_run_again_is_the_same(self, cocreate: ProgrammeRecord) -> None:
        first, again = (answer(cocreate, saved(cocreate)) for _ in range(2))

        assert first.fingerprint == again.fingerprint
        assert doubts(cocreate, first) == doubts(cocreate, again)

    def test_in_whatever_order_the_cases_stand_the_models_are_the_same(
        self, cocreate: ProgrammeRecord
    ) -> None:
        turned = replace(cocreate, cases=tuple(reversed(cocreate.cases)))

        assert answer(turned, saved(cocreate)).models[0].formula == "C13*~F8"


class TestRefusals:
    def test_silence_that_nobody_decided_about_refuses_the_whole(self, cocreate: ProgrammeRecord) -> None:
        assert refusal(cocreate, chosen(factor("C13", silent=()))) == (
            "“Real sharing of power and resources”: nobody has decided what silence means for CS1 (not "
            "reported), CS4 (not reported). Leave these cases out, or give them a membership, and say why. "
            "Not reported is not absent."
        )

    def test_a_result_cannot_be_a_condition(self, cocreate: ProgrammeRecord) -> None:
        assert refusal(cocreate, chosen(factor("U6"))) == (
            "“Learning enters service planning” is among the results, and a result cannot be a condition: "
            "the comparison would go round in a circle. Choose a condition that was there before the results."
        )

    def test_nor_can_a_domain_of_results(self, cocreate: ProgrammeRecord) -> None:
        domain = Condition(kind=ConditionKind.DOMAIN, id="outcomes", silent=LEAVE)

        assert refusal(cocreate, chosen(domain)).startswith("“Outcomes from co-production” is among the")

    def test_a_condition_cannot_be_the_outcome(self, cocreate: ProgrammeRecord) -> None:
        outcome = Outcome(kind=OutcomeKind.RESULT, about="C13")

        assert refusal(cocreate, chosen(factor("A1"), outcome=outcome)) == (
            "“Real sharing of power and resources” is a condition, not a result. Choose a factor from one of "
            "the result domains, or a design stage."
        )

    def test_the_outcome_cannot_be_a_condition_as_well(self, cocreate: ProgrammeRecord) -> None:
        outcome = Outcome(kind=OutcomeKind.RESULT, about="U6")

        assert refusal(cocreate, chosen(factor("U6"), outcome=outcome)) == (
            "“Learning enters service planning” is the outcome and a condition as well. It can be only one "
            "of them."
        )

    def test_unknown_names_are_answered_with_what_was_probably_meant(self, cocreate: ProgrammeRecord) -> None:
        domain = Condition(kind=ConditionKind.DOMAIN, id="leadershp")
        told = refusal(cocreate, chosen(factor("C99"), domain, outcome=replace(DELIVER, about="delivr")))

        assert told.splitlines() == [
            "There is no design stage “delivr”. Use discover, define, develop or deliver.",
            "There is no factor “C99”. Did you mean “C9”?",
            "There is no domain “leadershp”. Did you mean “leadership”?",
        ]

    def test_no_condition_and_the_same_one_twice(self, cocreate: ProgrammeRecord) -> None:
        assert refusal(cocreate, chosen()) == "There is no condition. Choose at least one."
        assert "The condition “A1” stands there twice. Keep one." in refusal(
            cocreate, chosen(factor("A1"), factor("A1"))
        )

    @pytest.mark.parametrize("value", [-0.1, 1.2, float("nan"), float("inf")])
    def test_memberships_lie_from_0_to_1(self, cocreate: ProgrammeRecord, value: float) -> None:
        silent = (Silence(meaning=Meaning.MEMBERSHIP, membership=value, reason="a test"),)

        assert refusal(cocreate, chosen(factor("C13", silent=silent))) == (
            f"The membership is {value:g}. Give a number from 0 to 1."
        )

    def test_a_decision_needs_a_reason(self, cocreate: ProgrammeRecord) -> None:
        silent = (Silence(meaning=Meaning.LEAVE_OUT, reason=" "),)

        assert refusal(cocreate, chosen(factor("C13", silent=silent))) == (
            "No reason is given for what silence means here. Say why; it is kept with the analysis."
        )

    def test_when_every_case_stays_out_there_is_nothing_to_compare(self, cocreate: ProgrammeRecord) -> None:
        assert refusal(cocreate, chosen(factor("A4"))) == (
            "Every case stays out, so there is nothing to compare. Decide for at least one case what its "
            "silence means."
        )

    def test_a_programme_without_cases_is_answered_in_words(self, cocreate: ProgrammeRecord) -> None:
        assert refusal(replace(cocreate, cases=()), chosen(factor("A1"))) == (
            "There is no case to compare. Read one first."
        )

    @pytest.mark.parametrize(
        ("shuffles", "said"),
        [
            (0, "Only 0 shuffles are asked for. Give at least 20: fewer say nothing about noise."),
            (10_000, "10,000 shuffles are asked for. Give at most 2,000."),
        ],
    )
    def test_nobody_looks_at_an_answer_without_noise(
        self, cocreate: ProgrammeRecord, shuffles: int, said: str
    ) -> None:
        assert refusal(cocreate, replace(chosen(factor("A1")), shuffles=shuffles)) == said

    def test_when_time_runs_out_before_noise_the_answer_is_not_to_be_believed(
        self, cocreate: ProgrammeRecord
    ) -> None:
        asked = doubts(cocreate, answer(cocreate, saved(cocreate)))
        late = replace(asked, noise=replace(asked.noise, shuffles=0, as_good=0))

        assert noise_sentence(late) == (
            "Noise could not be looked at in the time given: do not rest anything on this answer."
        )

    def test_cut_offs_and_expectations_that_make_no_sense(self, cocreate: ProgrammeRecord) -> None:
        version = replace(
            chosen(factor("A1")),
            solution=SolutionKind.INTERMEDIATE,
            expectations=("A2", "A1*~A1"),
            cuts=Cuts(consistency=0.7, contradictory_from=0.9, least_cases=0),
        )

        assert refusal(cocreate, version).splitlines() == [
            "“A2” is expected to help, and “A2” is no condition here. The conditions are A1.",
            "“A1*~A1” names a condition twice. Name each once.",
            "The second consistency cut-off is above the first. Below the second a combination goes without "
            "the outcome: make it the lower one.",
            "The least number of cases in a combination is 0. Give 1 or more.",
        ]


class TestWarnings:
    def test_readiness_beside_what_it_is_made_of_is_named(self, cocreate: ProgrammeRecord) -> None:
        found = answer(cocreate, chosen(factor("L6"), factor("L5")))

        assert warned(found, WarningKind.CIRCULAR) == [
            "“Readiness to try” is partly made of “Urgency”, and the two stand here as if they were "
            "independent. Take one of them out."
        ]

    def test_people_at_every_stage_does_not_explain_deliver(self, cocreate: ProgrammeRecord) -> None:
        found = answer(cocreate, chosen(factor("C14")))

        assert warned(found, WarningKind.CIRCULAR) == [
            "“People involved at every commissioning stage” is partly the same as the outcome, “Deliver”: "
            "explaining the one by the other goes round in a circle. Take it out, or choose another outcome."
        ]

    def test_a_domain_brings_the_circles_of_its_factors(self, cocreate: ProgrammeRecord) -> None:
        domain = Condition(kind=ConditionKind.DOMAIN, id="collaboration")

        assert len(warned(answer(cocreate, chosen(domain)), WarningKind.CIRCULAR)) == 1

    def test_five_cases_bear_one_or_two_conditions(self) -> None:
        assert bearing(5, 2) == "5 cases: one or two conditions are the most they bear."
        assert bearing(5, 3) == (
            "5 cases: one or two conditions are the most they bear. You chose 3, which make 8 combinations, "
            "more than there are cases. Almost any answer would fit, so this one tells next to nothing. "
            "Take some out."
        )
        assert bearing(1, 1) == "1 case: one condition is the most they bear."

    @pytest.mark.parametrize("cases", range(2, 200))
    def test_no_more_combinations_than_cases(self, cases: int) -> None:
        most = most_conditions(cases)

        assert 2**most <= cases < 2 ** (most + 1)

    def test_who_was_read_by_one_person_only_and_what_was_inferred(self, cocreate: ProgrammeRecord) -> None:
        found = answer(cocreate, chosen(factor("C7")))

        assert warned(found, WarningKind.READERS) == [
            "CS1, CS3 and CS5 were read by one person only: nobody knows whether another would agree."
        ]
        assert warned(found, WarningKind.LEFT_OUT) == ["CS2 and CS4 stay out of the comparison."]

    def test_a_membership_of_one_half_is_named(self, cocreate: ProgrammeRecord) -> None:
        silent = (Silence(meaning=Meaning.MEMBERSHIP, membership=0.5, reason="nobody knows"),)

        assert warned(answer(cocreate, chosen(factor("C13", silent=silent))), WarningKind.NOWHERE) == [
            "A membership of exactly 0.5 is neither in nor out, so no combination holds CS1, CS4."
        ]

    def test_what_nearly_all_have_tells_hardly_anything(self, cocreate: ProgrammeRecord) -> None:
        # C3: facilitators were involved in all five.
        assert warned(answer(cocreate, chosen(factor("C3"))), WarningKind.SKEWED) == [
            "“Co-production facilitators involved”: 5 of 5 cases are in it. What nearly all or nearly no "
            "cases have can hardly tell anything."
        ]


class TestAnswersThatAreNone:
    def test_no_combination_goes_with_the_outcome(self, cocreate: ProgrammeRecord) -> None:
        found = answer(cocreate, chosen(factor("C3")))

        assert found.sentence == (
            "No combination of these conditions goes with the outcome “Deliver was reached” in these cases. "
            "That is an answer, too."
        )
        assert (found.models, found.uncovered) == ((), ("CS3", "CS5"))

    def test_no_case_speaks_against_it(self, cocreate: ProgrammeRecord) -> None:
        record = replace(cocreate, cases=(cocreate.cases[2],))

        assert answer(record, chosen(factor("C13"))).sentence == (
            "Every combination that was observed goes with the outcome “Deliver was reached”. No case speaks "
            "against it, so nothing can be told from these cases about the conditions."
        )

    def test_several_answers_are_all_given(self, cocreate: ProgrammeRecord) -> None:
        alike = Condition(
            kind=ConditionKind.CUSTOM,
            id="alike",
            label="The same again",
            memberships=tuple(
                CaseMembership(case=case.id, membership=float(case.id in ("CS3", "CS5")), reason="a test")
                for case in cocreate.cases
            ),
        )
        twin = replace(alike, id="twin", label="And again")
        version = replace(chosen(alike, twin), solution=SolutionKind.PARSIMONIOUS)

        found = answer(cocreate, version)

        assert found.sentence == (
            "2 answers fit these cases equally well. None of them is better than the others."
        )
        assert [one.sentence for one in found.models] == [
            "Deliver was reached where “The same again”.",
            "Deliver was reached where “And again”.",
        ]


class TestNecessity:
    def test_tells_what_the_cases_with_the_outcome_had(self, cocreate: ProgrammeRecord) -> None:
        rows = {one.id: one for one in necessity_of(answer(cocreate, saved(cocreate)))}

        # Two of the five have the outcome: both have C13, which one other has, and neither has F8.
        assert list(rows) == ["C13", "~C13", "F8", "~F8"]
        assert (rows["C13"].figures.incl, rows["C13"].figures.ron) == (1.0, pytest.approx(2 / 3))
        assert rows["C13"].is_necessary
        assert not rows["C13"].is_trivial
        assert rows["F8"].without == ("CS3", "CS5")

    def test_what_every_case_has_is_trivial(self, cocreate: ProgrammeRecord) -> None:
        facilitated = necessity_of(answer(cocreate, chosen(factor("C3"))))[0]

        assert (facilitated.is_necessary, facilitated.is_trivial) == (True, True)

    def test_says_nothing_where_no_case_has_the_outcome(self, cocreate: ProgrammeRecord) -> None:
        record = replace(cocreate, cases=cocreate.cases[:2])

        assert necessity_of(answer(record, chosen(factor("A1")))) == ()
