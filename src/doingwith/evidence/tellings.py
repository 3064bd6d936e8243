"""Tellings: an invitation to tell, with everything a person should know before they do."""

from dataclasses import dataclass
from datetime import date

from doingwith.consent.uses import Use

__all__ = ["Question", "Telling"]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of a telling, and its Easy Read twin where one is written."""

    id: str
    text: str
    easy: str = ""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A question set, the uses asked for, who asks and why, what can change, and whether it is paid.

    ``asked_by`` is a role word. ``languages`` are tags such as en or cy. ``payment`` says in words
    what tellers get for their time; empty when that was not reported. ``project`` is left out for
    what the whole programme asks.
    """

    id: str
    title: str
    asked_by: str
    why: str
    project: str | None = None
    questions: tuple[Question, ...] = ()
    uses: tuple[Use, ...] = ()
    languages: tuple[str, ...] = ()
    can_change: str = ""
    cannot_change: str = ""
    payment: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
