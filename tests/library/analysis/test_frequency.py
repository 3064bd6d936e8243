"""How often each domain's factors were reported, by sign."""

from dataclasses import replace

from bench.synthetic import synthetic_programme

from doingwith.analysis.frequency import frequency_by_domain
from doingwith.analysis.programme_record import ProgrammeRecord


def test_follows_the_factor_list(cocreate: ProgrammeRecord) -> None:
    found = frequency_by_domain(cocreate)

    assert [line.domain for line in found] == list(cocreate.factor_list.domains)
    assert [line.factor_count for line in found] == [2, 6, 3, 8, 4, 15, 6, 4, 5, 5]


def test_counts_each_cell_once(cocreate: ProgrammeRecord) -> None:
    for line in frequency_by_domain(cocreate):
        assert line.reported + line.not_reported == line.factor_count * len(cocreate.cases)


def test_collaboration_is_mostly_enabling(cocreate: ProgrammeRecord) -> None:
    line = next(line for line in frequency_by_domain(cocreate) if line.domain.id == "collaboration")

    assert (line.enabling, line.constraining, line.both, line.not_reported) == (31, 5, 6, 33)


def test_impacts_were_reported_nowhere(cocreate: ProgrammeRecord) -> None:
    line = frequency_by_domain(cocreate)[-1]

    assert (line.domain.id, line.reported, line.not_reported) == ("impacts", 0, 25)


def test_cells_in_which_readers_differ_are_counted_apart() -> None:
    found = frequency_by_domain(synthetic_programme(50, readers_per_case=2))

    assert sum(line.readers_differ for line in found) > 0
    assert all(line.reported + line.not_reported == line.factor_count * 10 for line in found)


def test_without_cases_nothing_is_counted_as_not_reported(cocreate: ProgrammeRecord) -> None:
    assert all(line.not_reported == 0 for line in frequency_by_domain(replace(cocreate, cases=())))
