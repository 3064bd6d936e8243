"""Cases and readings."""

from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.readings import Reading


def test_every_case_of_the_report_has_a_single_reader(cocreate: ProgrammeRecord) -> None:
    assert [case.reader_count for case in cocreate.cases] == [1] * 5


def test_two_readings_by_one_person_are_one_reader(cocreate: ProgrammeRecord) -> None:
    case = replace(cocreate.cases[0], readings=(Reading(reader="one"), Reading(reader="one")))

    assert case.reader_count == 1


def test_a_reading_tells_conditions_and_then_results(cocreate: ProgrammeRecord) -> None:
    (reading,) = cocreate.cases[0].readings

    assert [judgement.factor for judgement in reading.judgements()][-2:] == ["U6", "T1"]
    assert len(reading.judgements()) == len(reading.conditions) + len(reading.results)
