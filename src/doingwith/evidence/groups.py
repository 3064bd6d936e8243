"""Cases and sets of a qualitative analysis: sources, codes and passages put together under a name."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Group", "GroupKind", "Groups"]


class GroupKind(StrEnum):
    """Whether the group stands for somebody or something that is studied, or only keeps things together."""

    CASE = "case"
    SET = "set"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A case or a set as another program made it; a project that is read as a case is not one.

    ``sources`` are identifiers of accounts and documents. ``guid`` is the identifier by which other
    programs know the group; empty: one is made from ``id``.
    """

    id: str
    label: str
    kind: GroupKind = GroupKind.SET
    sources: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    excerpts: tuple[str, ...] = ()
    memo: str = ""
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Groups:
    """The groups of a programme, each under its own identifier."""

    groups: tuple[Group, ...] = ()
