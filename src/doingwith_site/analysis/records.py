"""A programme's rows as one library record: the way into every analysis and report."""

from collections.abc import Sequence

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.cases.models import Case
from doingwith_site.cases.records import case_values, case_values_of
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factor_list, partners_of
from doingwith_site.programmes.records import (
    evaluation_value,
    factor_list_value,
    instruments_value,
    programme_value,
    scales_value,
)
from doingwith_site.projects.records import project_values
from doingwith_site.theory.records import theory_values

__all__ = ["programme_record", "record_of_cases"]


def programme_record(programme: Programme) -> ProgrammeRecord:
    """Everything stored of a programme, in the same number of queries however much there is."""
    return ProgrammeRecord(
        programme=programme_value(programme, partners_of(programme)),
        scales=scales_value(programme),
        factor_list=factor_list_value(current_factor_list(programme)),
        instruments=instruments_value(programme),
        evaluation=evaluation_value(programme),
        theory_versions=theory_values(programme),
        projects=project_values(programme),
        cases=case_values(programme),
    )


def record_of_cases(programme: Programme, cases: Sequence[Case]) -> ProgrammeRecord:
    """The programme's factor list and just these cases, in the same number of queries however many there are.

    Its projects, partners and theory are left out: enough to lay cases and factors side by side.
    """
    return ProgrammeRecord(
        programme=programme_value(programme, ()),
        scales=scales_value(programme),
        factor_list=factor_list_value(current_factor_list(programme)),
        instruments=instruments_value(programme),
        evaluation=evaluation_value(programme),
        cases=case_values_of(cases),
    )
