"""What readers marked: rows to the texts that the library compares."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from doingwith.analysis.marked_texts import Given, MarkedText, marked_text, meaning_of, readers_by_project
from doingwith.cases.case import Case as CaseValue
from doingwith.evidence.codes import CodeKind
from doingwith_site.analysis.queries import codings_compared, parts_marked, readers_here, versions_marked
from doingwith_site.evidence.excerpt_kinds import PartKind
from doingwith_site.programmes.models import Membership, Programme

__all__ = ["marked_texts_for"]

SourceKey = tuple[str, int | None]
"""What a source is, and its key: an account, or one version of a document."""


def marked_texts_for(membership: Membership, cases: Iterable[CaseValue]) -> list[MarkedText]:
    """What open readings marked in each source, as far as the member's role reads it; no text is fetched."""
    given: dict[tuple[SourceKey, str | None], list[Given]] = defaultdict(list)
    for source, project, one in _given(membership):
        given[source, project].append(one)
    places = _places(membership.programme)
    readers = readers_by_project(cases)
    return [
        marked_text(places[source], found, readers.get(project, frozenset()))
        for (source, project), found in given.items()
    ]


def _given(membership: Membership) -> Iterator[tuple[SourceKey, str | None, Given]]:
    names = readers_here(membership.programme)
    rows = codings_compared(membership).values_list(
        *("coder", "coded_by", "code__kind", "code__key", "code__label"),
        *("excerpt__kind", "excerpt__begins", "excerpt__ends"),
        *("excerpt__version", "excerpt__part", "excerpt__part__account", "excerpt__part_version"),
        "excerpt__project__identifier",
    )
    for coder, person, kind, key, label, form, begins, ends, version, part, account, number, project in rows:
        reader = coder or names.get(person)
        source: SourceKey = ("version", version) if version else ("account", account)
        passage = (begins, ends) if form == PartKind.TEXT else None
        if reader:
            code = meaning_of(CodeKind(kind), (label or key) if kind == CodeKind.FREE else key)
            yield source, project, Given(reader, code, (part, number) if part else version, passage)


def _places(programme: Programme) -> dict[SourceKey, list[tuple[Hashable, int]]]:
    """Each marked source's texts with their lengths: a version's one, or those of an account's parts."""
    found: dict[SourceKey, list[tuple[Hashable, int]]] = defaultdict(list)
    for key, length in versions_marked(programme):
        found["version", key].append((key, length))
    for key, account, version, length in parts_marked(programme):
        found["account", account].append(((key, version), length))
    return found
