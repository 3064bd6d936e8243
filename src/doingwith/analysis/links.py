"""Which project came out of which."""

from typing import NamedTuple

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis

__all__ = ["Succession", "project_links"]


class Succession(NamedTuple):
    """One project that followed another, by their identifiers."""

    earlier: str
    later: str
    basis: Basis


def project_links(record: ProgrammeRecord) -> tuple[Succession, ...]:
    """Every tie between projects once, whichever of the two names it, in the record's order.

    When both name it, the tie is explicit as soon as either says so.
    """
    bases: dict[tuple[str, str], Basis] = {}
    for earlier, later, basis in _named_ties(record):
        if bases.get((earlier, later)) is not Basis.EXPLICIT:
            bases[earlier, later] = basis
    return tuple(Succession(earlier, later, basis) for (earlier, later), basis in bases.items())


def _named_ties(record: ProgrammeRecord) -> list[Succession]:
    ties: list[Succession] = []
    for project in record.projects:
        ties += [Succession(link.project, project.id, link.basis) for link in project.follows]
        ties += [Succession(project.id, link.project, link.basis) for link in project.leads_to]
    return ties
