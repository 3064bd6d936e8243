"""A project and its place among the others."""

from dataclasses import dataclass

from doingwith.common.judgements import Basis
from doingwith.programmes.scales import CommissioningStage, ParticipationMode
from doingwith.projects.briefs import Brief
from doingwith.projects.stages import Entry, StageMove, Standing, standing_of

__all__ = ["Participation", "Project", "ProjectLink"]


@dataclass(frozen=True, kw_only=True)
class ProjectLink:
    """A tie to another project of the same programme."""

    project: str
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class Participation:
    """The mode that was asked for and the mode that was offered. Empty: not reported."""

    asked: tuple[ParticipationMode, ...] = ()
    offered: tuple[ParticipationMode, ...] = ()
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class Project:
    """One piece of work with a commissioning body.

    ``briefs`` are its versions, oldest first, at least one. ``sector``, ``population`` and
    ``kind`` are tags; ``tags_basis`` says whether the sources state them. ``path`` is its way
    over the Double Diamond; empty means that no stage was reported.
    """

    id: str
    partner: str
    title: str
    briefs: tuple[Brief, ...]
    sector: str = ""
    population: str = ""
    kind: str = ""
    tags_basis: Basis | None = None
    participation: Participation | None = None
    commissioning: tuple[CommissioningStage, ...] = ()
    entry: Entry | None = None
    path: tuple[StageMove, ...] = ()
    follows: tuple[ProjectLink, ...] = ()
    leads_to: tuple[ProjectLink, ...] = ()

    @property
    def brief(self) -> Brief:
        """The brief as it now stands."""
        return self.briefs[-1]

    @property
    def standing(self) -> Standing:
        """Where the project's path has led."""
        return standing_of(self.path)
