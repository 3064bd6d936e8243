"""Saved comparisons of configurations: their list, and one of them run again."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith.analysis.configuration_choices import AnalysisVersion
from doingwith.analysis.configurations.answer import Answer, answer
from doingwith.analysis.configurations.checks import ConfigurationsRefused
from doingwith.analysis.configurations.doubts import doubts
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.presenters.configuration_answer import AnswerSheet
from doingwith_site.analysis.presenters.configurations import ConfigurationsPage, SavedPage
from doingwith_site.analysis.queries import configuration_in, passages_behind, version_in
from doingwith_site.analysis.records import configuration_values, record_for_comparing
from doingwith_site.consent.views.reading import tell_of_reading
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for

__all__ = ["Worked", "configuration", "configuration_version", "configurations", "work_out"]


@require_safe
@signed_in
def configurations(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """The comparisons of conditions that were saved, and the way to a new one."""
    membership = membership_for(request.user, programme)
    page = ConfigurationsPage(
        frame=ProgrammeFrame(membership=membership, current="Configurations"),
        saved=configuration_values(membership.programme),
        cases=membership.programme.cases.count(),
    )
    return render(request, "analysis/configurations.html", {"frame": page.frame, "page": page})


@require_safe
@signed_in
def configuration(request: AuthenticatedHttpRequest, programme: str, configuration: str) -> HttpResponse:
    """A saved comparison as it stands now, run again."""
    return saved_page(request, programme, configuration, None)


@require_safe
@signed_in
def configuration_version(
    request: AuthenticatedHttpRequest, programme: str, configuration: str, version: int
) -> HttpResponse:
    """An earlier version of a saved comparison, run again."""
    return saved_page(request, programme, configuration, version)


def saved_page(
    request: AuthenticatedHttpRequest, programme: str, identifier: str, number: int | None
) -> HttpResponse:
    """The page of one version; None: of the latest."""
    membership = membership_for(request.user, programme)
    row = configuration_in(membership.programme, identifier)
    if number is not None:
        version_in(row, number)
    record = record_for_comparing(membership.programme)
    analysis = next(one for one in record.configurations if one.id == row.identifier)
    version = analysis.latest if number is None else analysis.versions[number - 1]
    worked = work_out(membership, record, version)
    page = SavedPage(
        frame=ProgrammeFrame(membership=membership, current="Configurations"),
        analysis=analysis,
        version=version,
        sheet=worked.sheet,
        refusal=worked.refusal,
    )
    shown = render(request, "analysis/configuration.html", {"frame": page.frame, "page": page})
    tell_of_reading(request, worked.sheet.cases.agreements_read if worked.sheet else ())
    return shown


@dataclass(frozen=True, kw_only=True)
class Worked:
    """What came of a set of choices: an answer, or the sentences that say why there is none."""

    sheet: AnswerSheet | None = None
    refusal: tuple[str, ...] = ()


def work_out(membership: Membership, record: ProgrammeRecord, version: AnalysisVersion) -> Worked:
    """The answer with everything that the page shows of it."""
    try:
        found = answer(record, version)
    except ConfigurationsRefused as refused:
        return Worked(refusal=tuple(one.sentence for one in refused.problems))
    return Worked(
        sheet=AnswerSheet(
            programme=membership.programme.identifier,
            record=record,
            answer=found,
            doubts=doubts(record, found),
            passages=passages_behind(membership, *_behind(found)),
        )
    )


def _behind(found: Answer) -> tuple[set[str], set[str]]:
    """The cases with any of the combinations, and the factors they are made of."""
    cases = {case for model in found.models for term in model.terms for case in term.cases}
    factors = {
        told.factor
        for one in found.calibrated.sets
        for cell in one.cells
        if cell.case in cases
        for told in cell.signs
        if told.signs
    }
    return cases, factors
