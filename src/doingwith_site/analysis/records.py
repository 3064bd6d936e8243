"""A programme's rows as one library record: the way into every analysis and report."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case as CaseValue
from doingwith.programmes.programme import Programme as ProgrammeValue
from doingwith.programmes.programme import Reader
from doingwith_site.cases.models import Case
from doingwith_site.cases.records import case_values, case_values_of
from doingwith_site.logic_models.records import logic_model_values
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
    cases = case_values(programme)
    return ProgrammeRecord(
        programme=with_readers(programme_value(programme, partners_of(programme)), cases),
        scales=scales_value(programme),
        factor_list=factor_list_value(current_factor_list(programme)),
        instruments=instruments_value(programme),
        evaluation=evaluation_value(programme),
        theory_versions=theory_values(programme),
        projects=project_values(programme),
        logic_models=logic_model_values(programme),
        cases=cases,
    )


def with_readers(programme: ProgrammeValue, cases: Iterable[CaseValue]) -> ProgrammeValue:
    """The programme with those among its readers who read on this site, named by their part."""
    known = {reader.id for reader in programme.readers}
    here = {reading.reader: None for case in cases for reading in case.readings}
    added = [
        Reader(id=name, description="evaluator who read on the site") for name in here if name not in known
    ]
    return replace(programme, readers=(*programme.readers, *added))


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
