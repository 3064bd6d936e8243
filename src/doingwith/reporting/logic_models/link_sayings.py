"""The words for what a link says otherwise than before: why, when and who."""

from collections.abc import Callable, Mapping, Sequence

from doingwith.logic_models.fates import LinkChange
from doingwith.logic_models.link_changes import LinkPart, LinkPartChange, link_part_changes
from doingwith.reporting.wording import sentence

__all__ = ["NO_NAMES", "FactorNames", "factor_words", "otherwise_words", "sayings"]

FactorNames = Mapping[str, str]
"""What the factors are called, by identifier. One that is not there is called by its identifier."""
NO_NAMES: FactorNames = {}
_SAID: Mapping[LinkPart, Callable[[str], str]] = {
    LinkPart.BECAUSE: "Because {}".format,
    LinkPart.WHEN_ALSO: "When also: {}".format,
    LinkPart.ACTOR: "By {}".format,
}
_NOT_SAID: Mapping[LinkPart, str] = {
    LinkPart.BECAUSE: "Because: not said",
    LinkPart.WHEN_ALSO: "When also: nothing said",
    LinkPart.ACTOR: "By whom: not said",
}


def sayings(change: LinkChange, factors: FactorNames) -> tuple[list[str], list[str]]:
    """What the link said before and says after, where the two differ; all of it where one is not there."""
    parts = link_part_changes(change.before, change.after)
    if change.before is None:
        return [], [_words(one, one.after, factors, "When") for one in parts]
    if change.after is None:
        return [_words(one, one.before, factors, "When") for one in parts], []
    before = [_words(one, one.no_longer, factors, "When (no longer)") for one in parts]
    after = [_words(one, one.added, factors, "When (added)") for one in parts]
    return [*filter(None, before)], [*filter(None, after)]


def _words(change: LinkPartChange, said: Sequence[str], factors: FactorNames, when: str) -> str:
    """One part of one side; empty where it says no factor that the other does not say."""
    if change.part is LinkPart.WHEN:
        return f"{when}: {'; '.join(factor_words(one, factors) for one in said)}" if said else ""
    return _SAID[change.part](said[0]) if said else _NOT_SAID[change.part]


def otherwise_words(change: LinkChange, factors: FactorNames) -> str:
    """The same as sentences, for a picture without tables; empty where the link says what it said."""
    before, after = sayings(change, factors)
    sides = (("Before", before), ("After", after))
    return " ".join(sentence(f"{side}: {'; '.join(told)}") for side, told in sides if told)


def factor_words(name: str, factors: FactorNames) -> str:
    """A factor's label with its identifier, under which the factor list has it."""
    return f"{factors[name]} ({name})" if name in factors else name
