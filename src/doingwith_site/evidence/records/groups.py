"""Groups of sources, codes and passages: rows to library values and back."""

from collections.abc import Collection, Iterable

from doingwith.evidence import groups as values
from doingwith_site.evidence.models import Group
from doingwith_site.programmes.models import Programme

__all__ = ["group_values", "store_groups"]


def group_values(
    programme: Programme, *, sources: Collection[str], codes: Collection[str], excerpts: Collection[str]
) -> tuple[values.Group, ...]:
    """Every group with those of its members that are there; each kind is given by what a bundle calls it."""
    return tuple(
        values.Group(
            id=row.identifier,
            label=row.label,
            kind=values.GroupKind(row.kind),
            sources=tuple(name for name in row.sources if name in sources),
            codes=tuple(name for name in row.codes if name in codes),
            excerpts=tuple(name for name in row.excerpts if name in excerpts),
            memo=row.memo,
            guid=row.guid,
        )
        for row in programme.evidence_groups.all()
    )


def store_groups(programme: Programme, new: Iterable[values.Group]) -> None:
    """These groups as rows."""
    Group.objects.bulk_create(
        Group(
            programme=programme,
            identifier=value.id,
            label=value.label,
            kind=value.kind,
            sources=list(value.sources),
            codes=list(value.codes),
            excerpts=list(value.excerpts),
            memo=value.memo,
            guid=value.guid,
        )
        for value in new
    )
