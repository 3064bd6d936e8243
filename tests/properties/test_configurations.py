"""Comparisons on programmes made up at random: an answer or a sentence, and silence is never taken for 0."""

from dataclasses import replace

from hypothesis import given
from tests.properties.records import programme_records

from doingwith.analysis.configuration_choices import AnalysisVersion, Meaning
from doingwith.analysis.configurations.answer import Answer, answer
from doingwith.analysis.configurations.checks import ConfigurationsRefused, choice_problems
from doingwith.analysis.configurations.doubts import doubts
from doingwith.analysis.configurations.sets import calibrate
from doingwith.analysis.programme_record import ProgrammeRecord


def worked(record: ProgrammeRecord, version: AnalysisVersion) -> Answer | None:
    """The answer, or None when it is refused in words."""
    try:
        return answer(record, version)
    except ConfigurationsRefused:
        return None


def versions(record: ProgrammeRecord) -> list[AnalysisVersion]:
    return [version for one in record.configurations for version in one.versions]


@given(programme_records())
def test_saved_choices_give_an_answer_or_a_sentence(record: ProgrammeRecord) -> None:
    for version in versions(record):
        assert choice_problems(record, version) == ()
        found = worked(record, version)
        if found:
            assert found.sentence
            doubts(record, found)


@given(programme_records())
def test_a_membership_comes_from_the_record_or_from_a_person(record: ProgrammeRecord) -> None:
    for version in versions(record):
        for one in calibrate(record, version).sets:
            for cell in one.cells:
                if cell.gap is None:
                    assert cell.membership is not None
                    assert 0 <= cell.membership <= 1
                elif cell.decided and cell.decided.meaning is Meaning.MEMBERSHIP:
                    assert cell.membership == cell.decided.membership
                else:
                    assert cell.membership is None


@given(programme_records())
def test_without_decisions_silence_refuses_and_is_named(record: ProgrammeRecord) -> None:
    for version in versions(record):
        bare = replace(
            version,
            outcome=replace(version.outcome, silent=()),
            conditions=tuple(replace(one, silent=()) for one in version.conditions),
        )
        silent = [one for one, _ in calibrate(record, bare).open_cells]

        assert not silent or worked(record, bare) is None


@given(programme_records())
def test_the_order_of_the_cases_changes_no_answer(record: ProgrammeRecord) -> None:
    turned = replace(record, cases=tuple(reversed(record.cases)))
    for version in versions(record):
        here, there = worked(record, version), worked(turned, version)

        assert (here is None) == (there is None)
        if here and there:
            assert {one.formula for one in here.models} == {one.formula for one in there.models}
            assert here.solution.n_models == there.solution.n_models


@given(programme_records())
def test_the_same_choices_on_the_same_record_are_the_same(record: ProgrammeRecord) -> None:
    for version in versions(record):
        here, there = worked(record, version), worked(record, version)

        assert (here and here.fingerprint) == (there and there.fingerprint)
