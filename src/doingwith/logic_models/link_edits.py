"""Edits of links: add, change and remove."""

from dataclasses import dataclass, replace

from doingwith.logic_models.editing import Edit, EditRefused
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import ModelVersion

__all__ = ["AddLink", "ChangeLink", "RemoveLink"]


@dataclass(frozen=True, kw_only=True)
class AddLink:
    """Leads one node to another. ``place`` is where the link stands in the list; without it, last."""

    link: Link
    place: int | None = None

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the link. Refused when an end is not there or the same way stands already."""
        if self.link.id in version.link_by_id or self.link.id in version.node_by_id:
            raise EditRefused(f"“{self.link.id}” is already here. Give the new link another id.")
        _check_ends(version, self.link)
        links = list(version.links)
        links.insert(len(links) if self.place is None else self.place, self.link)
        return replace(version, links=tuple(links))

    def inverse(self, version: ModelVersion) -> Edit:
        """Takes the link out again."""
        return RemoveLink(id=self.link.id)


@dataclass(frozen=True, kw_only=True)
class ChangeLink:
    """Lets a link say something else. ``link`` is the whole link as it is to stand."""

    link: Link

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version with the link changed."""
        _found(version, self.link.id)
        _check_ends(version, self.link)
        return replace(
            version, links=tuple(self.link if link.id == self.link.id else link for link in version.links)
        )

    def inverse(self, version: ModelVersion) -> Edit:
        """The link as it was."""
        return ChangeLink(link=_found(version, self.link.id))


@dataclass(frozen=True, kw_only=True)
class RemoveLink:
    """Takes a link out."""

    id: str

    def applied(self, version: ModelVersion) -> ModelVersion:
        """The version without it."""
        _found(version, self.id)
        return replace(version, links=tuple(link for link in version.links if link.id != self.id))

    def inverse(self, version: ModelVersion) -> Edit:
        """Puts it back where it stood."""
        link = _found(version, self.id)
        return AddLink(link=link, place=version.links.index(link))


def _found(version: ModelVersion, name: str) -> Link:
    link = version.link_by_id.get(name)
    if link is None:
        raise EditRefused("This link is not here any more. Somebody may have taken it out.")
    return link


def _check_ends(version: ModelVersion, link: Link) -> None:
    if not {link.from_, link.to} <= version.node_by_id.keys():
        raise EditRefused("One of the two cards is not here any more, so they cannot be linked.")
    if link.from_ == link.to:
        raise EditRefused("A card cannot lead to itself. Choose another one.")
    way = (link.from_, link.to, link.kind)
    if any(way == (one.from_, one.to, one.kind) and one.id != link.id for one in version.links):
        raise EditRefused("The two cards are linked in this way already. Change that link instead.")
