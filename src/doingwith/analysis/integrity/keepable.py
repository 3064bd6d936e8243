"""Rules on what can be kept: a thing said once, and numbers that a database holds."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import FACTORS, PROGRAMME, Known, factor_places, wrong_at
from doingwith.common.problems import Place, Problem

__all__ = ["KEEPABLE_RULES", "LARGEST_NUMBER"]

LARGEST_NUMBER = 2_147_483_647
"""What a column of whole numbers holds in every database."""


def mentions(known: Known) -> Iterator[Problem]:
    """A clause names a factor once."""
    seen: set[tuple[str, Place, str]] = set()
    for entry, place, factor in factor_places(known):
        once = (entry, place[:-1], factor)
        if once in seen and entry.startswith("theory/"):
            yield wrong_at(
                entry, *place, wrong=f"The clause names “{factor}” twice.", remedy="Name each factor once."
            )
        seen.add(once)


def links(known: Known) -> Iterator[Problem]:
    """A project names another once in each of its lists."""
    for project in known.record.projects:
        for key in ("follows", "leads_to"):
            seen: set[str] = set()
            for at, link in enumerate(getattr(project, key)):
                if link.project in seen:
                    yield wrong_at(
                        f"projects/{project.id}",
                        *(key, at, "project"),
                        wrong=f"“{key}” names “{link.project}” twice.",
                        remedy="Keep one of the two.",
                    )
                seen.add(link.project)


def numbers(known: Known) -> Iterator[Problem]:
    """No number is larger than what can be kept."""
    programme = known.record.programme
    for entry, key, number in (
        (PROGRAMME, "length_years", programme.length_years),
        (PROGRAMME, "year_named", programme.year_named),
        (FACTORS, "version", known.record.factor_list.version),
    ):
        if number is not None and number > LARGEST_NUMBER:
            yield wrong_at(
                entry, key, wrong=f"“{key}” is too large a number.", remedy="Check how many digits it has."
            )


KEEPABLE_RULES = (mentions, links, numbers)
