"""What became of each assumption between two drawings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link
from doingwith.logic_models.model import ModelVersion

__all__ = ["AssumptionChange", "AssumptionFate", "assumption_changes"]

_At = tuple[Link, Assumption]


class AssumptionFate(StrEnum):
    """What became of an assumption. *Untested* is not *failed*, and *dropped* is neither."""

    HELD = "held"
    PARTLY = "partly"
    FAILED = "failed"
    UNTESTED = "untested"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class AssumptionChange:
    """An assumption, before and after. No ``before``: it was made since.

    ``link`` is where it stands after, or stood when it was dropped; ``link_before`` is where it stood.
    """

    link: Link
    before: Assumption | None
    after: Assumption | None
    fate: AssumptionFate
    link_before: Link | None = None


def assumption_changes(difference: ModelDifference) -> tuple[AssumptionChange, ...]:
    """Every assumption on either side with what became of it, in the order of the links after.

    An assumption is known by its identifier, also where it has moved to another link. Those that are left
    are one where they say the same at a link that is one before and after; capitals, spaces and a full stop
    make no difference.
    """
    before, after = _assumptions(difference.before), _assumptions(difference.after)
    pairs = _paired(difference, before, after)
    now = (
        AssumptionChange(
            link=link,
            before=before[pairs[name]][1] if name in pairs else None,
            after=one,
            fate=_FATES[one.status],
            link_before=before[pairs[name]][0] if name in pairs else None,
        )
        for name, (link, one) in after.items()
    )
    known = set(pairs.values())
    gone = (
        AssumptionChange(link=link, before=one, after=None, fate=AssumptionFate.DROPPED, link_before=link)
        for name, (link, one) in before.items()
        if name not in known
    )
    return (*now, *gone)


def _assumptions(version: ModelVersion) -> Mapping[str, _At]:
    return {one.id: (link, one) for link in version.links for one in link.assumptions}


def _paired(
    difference: ModelDifference, before: Mapping[str, _At], after: Mapping[str, _At]
) -> Mapping[str, str]:
    """The assumption before under the id of the one after, each once."""
    pairs = {name: name for name in after if name in before}
    known = dict(pairs)
    for change in difference.links:
        if change.before and change.after:
            pairs |= dict(_by_words(change.before, change.after, known))
    return pairs


def _by_words(before: Link, after: Link, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    left: dict[str, list[str]] = defaultdict(list)
    for one in before.assumptions:
        if one.id not in known:
            left[_plain(one.text)].append(one.id)
    for one in after.assumptions:
        if one.id not in known and left[_plain(one.text)]:
            yield one.id, left[_plain(one.text)].pop(0)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


_FATES: Mapping[AssumptionStatus, AssumptionFate] = {
    AssumptionStatus.HOLDS: AssumptionFate.HELD,
    AssumptionStatus.PARTLY: AssumptionFate.PARTLY,
    AssumptionStatus.FAILS: AssumptionFate.FAILED,
    AssumptionStatus.UNTESTED: AssumptionFate.UNTESTED,
}
