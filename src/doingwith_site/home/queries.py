"""How much a programme holds, counted by the database so that it costs the same at any size."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from doingwith.projects.stages import Movement
from doingwith_site.cases.queries import reported_judgements, unanswered
from doingwith_site.cases.visibility import in_record
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factors
from doingwith_site.projects.models import Project

__all__ = ["FactorCounts", "ProgrammeCounts", "count_factors", "count_programme", "halted_in", "placed_in"]

PLACED = ~Q(stage="")
"""The projects of which a stage is known, if only the one at which they came in."""


@dataclass(frozen=True, kw_only=True)
class ProgrammeCounts:
    """What the first lines of a programme's page count. Readers are None while there is no case."""

    projects: int
    placed: int
    stopped: int
    held_back: int
    partners: int
    cases: int
    fewest_readers: int | None
    most_readers: int | None
    read_once: int
    asking: int = 0
    """Cases about which questions wait for an answer."""

    @property
    def not_reported(self) -> int:
        """The projects of which no stage is known."""
        return self.projects - self.placed


@dataclass(frozen=True, kw_only=True)
class FactorCounts:
    """The factors in use, and those of them that no case reports."""

    all: int
    in_no_case: int


def count_programme(programme: Programme) -> ProgrammeCounts:
    """The programme's projects, partners and cases, counted in three queries."""
    projects = programme.projects.aggregate(
        projects=Count("pk"),
        placed=Count("pk", filter=PLACED),
        stopped=Count("pk", filter=Q(halt=Movement.STOP)),
        held_back=Count("pk", filter=Q(halt=Movement.HELD_BACK)),
    )
    cases = programme.cases.annotate(readers=Count("readings", filter=in_record("readings__"))).aggregate(
        cases=Count("pk"),
        fewest_readers=Min("readers"),
        most_readers=Max("readers"),
        read_once=Count("pk", filter=Q(readers=1)),
        asking=Count("pk", filter=Q(pk__in=unanswered().values("case"))),
    )
    return ProgrammeCounts(**projects, **cases, partners=programme.partners.count())


def count_factors(programme: Programme) -> FactorCounts:
    """The factors in use, and how many of them no reader of any case judged."""
    factors = current_factors(programme)
    reported = reported_judgements().filter(reading__case__programme=programme).values("factor")
    return FactorCounts(all=factors.count(), in_no_case=factors.exclude(pk__in=reported).count())


def placed_in(programme: Programme) -> QuerySet[Project]:
    """The projects that have a place on the Double Diamond, partners included, in the programme's order."""
    return programme.projects.filter(PLACED).select_related("partner").order_by("position", "pk")


def halted_in(programme: Programme) -> QuerySet[Project]:
    """The projects that were stopped or held back, partners included, in the programme's order."""
    return placed_in(programme).exclude(halt="")
