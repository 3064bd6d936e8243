"""What became of the assumptions between two drawings, in words."""

from collections.abc import Iterator, Mapping

from doingwith.logic_models.assumptions import AssumptionChange, assumption_changes
from doingwith.logic_models.fates import ModelDifference
from doingwith.reporting.document import Block, Paragraph, Row, Table, lines, one_group, row
from doingwith.reporting.logic_models.links_twin import link_in_words
from doingwith.reporting.wording import word

__all__ = ["assumptions_changed"]

_Numbers = Mapping[tuple[bool, str], int]


def assumptions_changed(difference: ModelDifference) -> Iterator[Block]:
    """The table of assumptions: at which link each stands, its words before and now, and what showed it."""
    changes = assumption_changes(difference)
    if not changes:
        yield Paragraph(("Nobody noted in either version what must be so.",))
        return
    numbers = _numbers(difference)
    yield Table(
        caption="What had to be so",
        columns=("Assumption", "At the link", "Words before", "Became", "What showed it"),
        groups=one_group(_assumption(change, difference, numbers) for change in changes),
        stacks=True,
    )


def _assumption(change: AssumptionChange, difference: ModelDifference, numbers: _Numbers) -> Row:
    one = change.after or change.before
    fate = word(change.fate) if change.before else f"{word(change.fate)}; made since"
    return row(
        one.text if one else "",
        lines([(told,) for told in _places(change, difference, numbers)]),
        _earlier_words(change),
        fate,
        (change.after.status_because if change.after else "") or "nothing noted",
    )


def _places(change: AssumptionChange, difference: ModelDifference, numbers: _Numbers) -> Iterator[str]:
    """Which link it stands at, by number and words, and where it stood when that was another one."""
    version = difference.after if change.after else difference.before
    here = numbers[change.after is not None, change.link.id]
    yield f"{here}: {link_in_words(change.link, version)}"
    was = change.link_before
    if was and change.after and (there := numbers[False, was.id]) != here:
        yield f"Before, at {there}: {link_in_words(was, difference.before)}"


def _numbers(difference: ModelDifference) -> _Numbers:
    """The number of each link in the picture, by whether it stands after, and its identifier."""
    sides = [
        (bool(side), number, link)
        for number, change in enumerate(difference.links, start=1)
        for side, link in enumerate((change.before, change.after))
    ]
    return {(side, link.id): number for side, number, link in sides if link}


def _earlier_words(change: AssumptionChange) -> str:
    if change.before is None:
        return "nothing"
    return (
        "the same" if change.after is None or change.before.text == change.after.text else change.before.text
    )
