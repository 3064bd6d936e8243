"""The words that may not be put to a use now, for doors out that know no accounts.

An app that keeps words says so once, in its ``AppConfig.ready``::

    @keeper
    def words_in_accounts(programme: Programme, agreements: frozenset[int]) -> HeldWords: ...
"""

from collections.abc import Callable
from dataclasses import dataclass

from doingwith.consent.uses import Use
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.programmes.models import Programme

__all__ = ["HeldWords", "held_words", "keeper"]


@dataclass(frozen=True, kw_only=True)
class HeldWords:
    """What was said, and the names under which readings and drawings cite it."""

    texts: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


Keeper = Callable[[Programme, frozenset[int]], HeldWords]
KEEPERS: list[Keeper] = []


def keeper(function: Keeper) -> Keeper:
    """Puts a function into the list of those who keep words."""
    KEEPERS.append(function)
    return function


def held_words(programme: Programme, use: Use) -> HeldWords:
    """The words of tellers who do not allow this use now, or not that the project's team reads them.

    Asks nothing more where every teller allows it.
    """
    needed = {use, Use.PROJECT_TEAM}
    rows = programme.agreements.prefetch_related("steps", "competences")
    held = frozenset(row.pk for row in rows if not needed <= allowed_uses(row))
    found = [keep(programme, held) for keep in KEEPERS] if held else []
    return HeldWords(
        texts=tuple(text for one in found for text in one.texts),
        names=frozenset(name for one in found for name in one.names),
    )
