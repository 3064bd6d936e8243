"""How ready projects were, as each side saw it in the last round."""

from doingwith.analysis.readiness import (
    ConditionStanding,
    HeldAnswers,
    HeldView,
    RoundStanding,
    readiness_standing,
)
from doingwith.reporting.context import Context
from doingwith.reporting.document import (
    Block,
    Paragraph,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    anchor,
    lines,
    one_group,
    row,
)
from doingwith.reporting.readiness_words import count_words, themselves
from doingwith.reporting.wording import count, day, listed, sentence, word
from doingwith.theory.readiness import Side

__all__ = ["readiness"]

OPENING = (
    "Each side said how far the conditions of the theory were in place. The lowest view counts, nothing is "
    "averaged, and what the sides see differently comes first."
)


def readiness(context: Context) -> list[Section]:
    """The section, with the last round of each project that was asked; none when no project was."""
    record = context.record
    found = [(one, readiness_standing(one, record.theory_by_id).latest) for one in record.readiness]
    parts = [
        _project(context.project_title(one.project), one.project, latest) for one, latest in found if latest
    ]
    if not parts:
        return []
    unasked = len(record.projects) - len(parts)
    rest = sentence(f"{count(unasked, 'project')} {_was(unasked)} not asked") if unasked else ""
    opening = Paragraph((f"{OPENING} {rest}".strip(),))
    return [Section("Readiness", "readiness", (opening,), tuple(parts))]


def _project(title: str, name: str, latest: RoundStanding) -> Section:
    when = day(latest.round.held_on) if latest.round.held_on else ""
    told = ", ".join(part for part in (f"Round {latest.round.number}", when, latest.round.label) if part)
    blocks: list[Block] = [Paragraph((f"{told}: the conditions of “{latest.theory.label}”.",))]
    if latest.silent:
        names = listed([word(side) for side in latest.silent])
        blocks.append(Paragraph((f"There is no view of {names}.",)))
    same = [one for one in latest.conditions if one.is_rated and not one.differs]
    rated = [*latest.differing, *same]
    if rated:
        blocks.append(
            Table(
                caption=f"{title}: each condition as each side sees it",
                columns=("Condition", *(sentence(word(side))[:-1] for side in Side), "What counts"),
                groups=one_group(_condition(one) for one in rated),
                stacks=True,
            )
        )
    unrated = len(latest.conditions) - len(rated)
    if unrated:
        blocks.append(
            Paragraph((sentence(f"{count(unrated, 'condition')} {_was(unrated)} {_by_nobody(latest)}"),))
        )
    return Section(title, anchor("readiness", name), tuple(blocks))


def _by_nobody(one: RoundStanding) -> str:
    few = ", or by too few to be shown" if one.round.answers else ""
    return f"rated by nobody{few}"


def _condition(one: ConditionStanding) -> Row:
    differ = " (the views differ)" if one.differs else ""
    return row(
        one.clause.text,
        *(lines(_side(one, side)) or "no answer" for side in Side),
        f"{word(one.standing)}{differ}",
    )


def _side(one: ConditionStanding, side: Side) -> list[Spans]:
    return [*map(_view, one.of(side)), *map(_answers, one.answers_of(side))]


def _answers(held: HeldAnswers) -> Spans:
    return (f"{sentence(count_words(held.counts))[:-1]} ({themselves(held.counts)})",)


def _view(held: HeldView) -> Spans:
    written = f", written down by a {held.view.written_down_by}" if held.view.written_down_by else ""
    reason = f": {held.rating.reason}" if held.rating.reason else ""
    return (Strong(word(held.rating.rating)), f"{reason} ({held.view.given_by}{written})")


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
