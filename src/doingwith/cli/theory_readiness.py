"""``doingwith theory readiness`` for people: the last round, differences first, then how it was before."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from doingwith.cli.output import counted, say

if TYPE_CHECKING:
    from doingwith.analysis.readiness import ConditionStanding, ReadinessStanding, RoundStanding
    from doingwith.projects.project import Project

__all__ = ["print_readiness"]


def print_readiness(project: "Project", found: "ReadinessStanding | None") -> None:
    """The last round's conditions, and each condition round by round when there are several rounds."""
    say(f"{project.id}: {project.title}", strong=True)
    if found is None or found.latest is None:
        say("Nobody has rated how far the conditions of the theory are in place. That is not the same as no.")
        return
    for line in _round_lines(found.latest):
        say(line)
    if len(found.rounds) > 1:
        say()
        say("Over time", strong=True)
        for line in _over_time(found):
            say(line)


def _round_lines(one: "RoundStanding") -> Iterator[str]:
    from doingwith.analysis.readiness import Standing
    from doingwith.reporting.wording import word

    yield _round_name(one)
    for side in one.silent:
        yield f"No view of {word(side)} yet."
    yield from _group("The sides differ", one.differing)
    for standing in Standing:
        few = ", or too few to be shown" if standing is Standing.NOT_RATED and one.round.answers else ""
        yield from _group(f"{word(standing).capitalize()}{few}", one.alike(standing))


def _round_name(one: "RoundStanding") -> str:
    from doingwith.reporting.wording import day

    when = f", {day(one.round.held_on)}" if one.round.held_on else ""
    label = f", {one.round.label}" if one.round.label else ""
    theory = f"{one.theory.label}, {counted(len(one.conditions), 'condition')}"
    return f"Round {one.round.number}{when}{label} ({theory})"


def _group(heading: str, conditions: "Sequence[ConditionStanding]") -> Iterator[str]:
    if not conditions:
        return
    yield ""
    yield f"{heading}: {counted(len(conditions), 'condition')}"
    for one in conditions:
        yield f"  {one.clause.text}"
        yield from _views(one)


def _views(one: "ConditionStanding") -> Iterator[str]:
    from doingwith.reporting.readiness_words import count_words, themselves
    from doingwith.reporting.wording import word

    for held in one.views:
        by = f", written down by {held.view.written_down_by}" if held.view.written_down_by else ""
        reason = f": {held.rating.reason}" if held.rating.reason else ""
        yield f"    {word(held.view.side)} ({held.view.given_by}{by}): {word(held.rating.rating)}{reason}"
    for told in one.answers:
        yield f"    {word(told.answers.side)} ({themselves(told.counts)}): {count_words(told.counts)}"
    for side in one.silent if one.is_rated else ():
        yield f"    {word(side)}: no answer"


def _over_time(found: "ReadinessStanding") -> Iterator[str]:
    from doingwith.reporting.wording import word

    for now, before in found.over_time():
        yield f"  {now.clause.text}"
        for one, then in zip(found.rounds, before, strict=True):
            told = word(then.standing) if then else "no such condition in the theory of that round"
            differ = ", the sides differ" if then and then.differs else ""
            yield f"    round {one.round.number}: {told}{differ}"
