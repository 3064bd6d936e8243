"""A programme: funded work over several projects, with one theory of change."""

from dataclasses import dataclass

__all__ = ["Partner", "Programme", "Reader", "Role"]


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation that a project works with."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Role:
    """A part people play in the programme, and who plays it."""

    id: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody who reads cases, named by what they do rather than who they are.

    ``guid`` is the identifier by which other programs know them; empty: one is made from ``id``.
    """

    id: str
    description: str
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A programme and the people and organisations around it.

    ``sources`` say what the record was made from. ``year_named`` is a year that the sources
    give; ``dates_note`` says how sure the dates are, because sources may disagree.
    """

    id: str
    name: str
    host: str = ""
    evaluator: str = ""
    funder: str = ""
    area: str = ""
    length_years: int | None = None
    year_named: int | None = None
    dates_note: str = ""
    sources: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()
    partners: tuple[Partner, ...] = ()
    roles: tuple[Role, ...] = ()
