"""The words of tellers, for those who know no accounts: doors out, and what takes words back.

An app that keeps words says so once, in its ``AppConfig.ready``::

    @keeper
    def words_in_accounts(programme, agreements, parts) -> HeldWords: ...
"""

from collections.abc import Callable
from dataclasses import dataclass

from doingwith.consent.uses import Use
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.rules import allowed_uses
from doingwith_site.programmes.models import Programme

__all__ = ["HeldWords", "held_words", "keeper", "words_told"]


@dataclass(frozen=True, kw_only=True)
class HeldWords:
    """What was said, and the names under which readings and drawings cite it."""

    texts: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


Parts = frozenset[int] | None
"""The keys of some parts of what was told; None: all of it."""
Keeper = Callable[[Programme, frozenset[int], Parts], HeldWords]
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
    return _kept(programme, held, None) if held else HeldWords()


def words_told(agreement: Agreement, parts: Parts = None) -> HeldWords:
    """What was told under this agreement, or in these parts of it only."""
    return _kept(agreement.programme, frozenset({agreement.pk}), parts)


def _kept(programme: Programme, agreements: frozenset[int], parts: Parts) -> HeldWords:
    found = [keep(programme, agreements, parts) for keep in KEEPERS]
    return HeldWords(
        texts=tuple(text for one in found for text in one.texts),
        names=frozenset(name for one in found for name in one.names),
    )
