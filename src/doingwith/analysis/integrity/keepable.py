"""Rules on what can be kept: a thing said once, and numbers that a database holds."""

from collections.abc import Iterator, Mapping

from doingwith.analysis.integrity.known import FACTORS, PROGRAMME, Known, factor_places, wrong_at
from doingwith.common.problems import Place, Problem
from doingwith.evidence.excerpts import Excerpt
from doingwith.evidence.media import Media

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


def places(known: Known) -> Iterator[Problem]:
    """No place, version or size in accounts and documents is larger than what can be kept."""
    record = known.record
    for account in record.accounts:
        for at, part in enumerate(account.parts):
            found = {"version": part.version, **_sizes(part.media)}
            yield from _too_large(f"accounts/{account.id}", ("parts", at), found)
    for document in record.documents:
        for at, version in enumerate(document.versions):
            found = {"version": version.version, **_sizes(version.media)}
            yield from _too_large(f"documents/{document.id}", ("versions", at), found)
    for marked in record.marked_sources:
        for at, excerpt in enumerate(marked.excerpts):
            yield from _too_large(f"excerpts/{marked.id}", ("excerpts", at), _places_of(excerpt))


def _sizes(media: Media | None) -> dict[str, int | None]:
    return {"width": media.width, "height": media.height} if media else {}


def _places_of(excerpt: Excerpt) -> dict[str, int | None]:
    area, span = excerpt.area, excerpt.span
    found: dict[str, int | None] = {"version": excerpt.version}
    if area is not None:
        found |= {"right": area.right, "bottom": area.bottom, "page": area.page}
    if span is not None:
        found |= {"end_ms": span.end_ms}
    return found


def _too_large(entry: str, place: Place, numbers: Mapping[str, int | None]) -> Iterator[Problem]:
    for key, number in numbers.items():
        if number is not None and number > LARGEST_NUMBER:
            yield wrong_at(
                entry, *place, wrong=f"“{key}” is too large a number.", remedy="Check how many digits it has."
            )


KEEPABLE_RULES = (mentions, links, numbers, places)
