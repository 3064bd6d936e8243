"""Who recorded what of a project, and when."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import Movement
from doingwith.reporting.wording import day, word
from doingwith_site.people.models import User
from doingwith_site.projects.models import Brief, StageMove

__all__ = ["history"]


def history(briefs: Sequence[Brief], moves: Sequence[StageMove]) -> list[str]:
    """A sentence for each version of the brief and each step, in the order in which they were recorded."""
    told = [(brief.recorded_at, 0, brief.version, brief_sentence(brief)) for brief in briefs]
    told += [(move.recorded_at, 1, move.number, move_sentence(move)) for move in moves]
    return [sentence for *_, sentence in sorted(told)]


def brief_sentence(brief: Brief) -> str:
    """Who wrote this version, or that it came with an import."""
    return f"Version {brief.version} of the brief {recorded(brief.recorded_by, brief.recorded_at, 'written')}"


def move_sentence(move: StageMove) -> str:
    """Who recorded this step, or that it came with an import."""
    what = f"{word(DesignStage(move.stage))}, {word(Movement(move.movement))},"
    return f"{what} {recorded(move.recorded_by, move.recorded_at, 'recorded')}"


def recorded(by: User | None, at: datetime, verb: str) -> str:
    """By whom and on which day; rows without a person came with a bundle."""
    on = day(timezone.localtime(at).date())
    return f"was {verb} by {by.name} on {on}." if by else f"came with a bundle on {on}."
