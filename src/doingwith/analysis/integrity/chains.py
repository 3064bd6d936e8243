"""Rules on what leads to what: nothing comes back to where it began."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import FACTORS, Known, wrong_at
from doingwith.common.circles import circles
from doingwith.common.problems import Place, Problem

__all__ = ["CHAIN_RULES"]


def projects(known: Known) -> Iterator[Problem]:
    """Projects that follow one another never come round to an earlier one."""
    arrows: dict[str, list[str]] = {project.id: [] for project in known.record.projects}
    places: dict[tuple[str, str], tuple[str, Place]] = {}
    for project in known.record.projects:
        for key, links in (("follows", project.follows), ("leads_to", project.leads_to)):
            for at, link in enumerate(links):
                arrow = (link.project, project.id) if key == "follows" else (project.id, link.project)
                arrows.setdefault(arrow[0], []).append(arrow[1])
                places.setdefault(arrow, (f"projects/{project.id}", (key, at, "project")))
    for circle in circles(arrows):
        entry, place = places[circle[-1], circle[0]]
        yield wrong_at(
            entry,
            *place,
            wrong=f"The project “{circle[0]}” follows itself."
            if len(circle) == 1
            else f"These projects follow one another in a circle: {_round(circle)}.",
            remedy="Take out the tie that points back in time.",
        )


def theory_versions(known: Known) -> Iterator[Problem]:
    """Versions of the theory go back to a first one."""
    versions = known.record.theory_versions
    arrows = {version.id: [version.revises] if version.revises else [] for version in versions}
    for circle in circles(arrows):
        yield wrong_at(
            f"theory/{circle[-1]}",
            "revises",
            wrong=f"The theory version “{circle[0]}” revises itself."
            if len(circle) == 1
            else f"These theory versions revise one another in a circle: {_round(circle)}.",
            remedy="Take “revises” out of the version that came first.",
        )


def derived_factors(known: Known) -> Iterator[Problem]:
    """A factor that sums up others is not summed up by them."""
    factors = known.record.factor_list.factors
    position = {factor.id: at for at, factor in enumerate(factors)}
    for circle in circles({factor.id: factor.derived_from for factor in factors}):
        yield wrong_at(
            FACTORS,
            *("factors", position[circle[-1]], "derived_from"),
            wrong=f"The factor “{circle[0]}” is derived from itself."
            if len(circle) == 1
            else f"These factors are derived from one another in a circle: {_round(circle)}.",
            remedy="Keep “derived_from” only on the factor that sums up the others.",
        )


def _round(circle: tuple[str, ...]) -> str:
    return ", ".join((*circle, circle[0]))


CHAIN_RULES = (projects, theory_versions, derived_factors)
