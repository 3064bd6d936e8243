"""What rests on a marked passage, which then keeps its mark: without it no withdrawal would find the way.

Whatever can rest on passages stands above this app, and says so when the site starts::

    @rests_on_passages
    def judgement_on(passage: Excerpt) -> str: ...
"""

from collections.abc import Callable

from doingwith_site.common.errors import Refused
from doingwith_site.evidence.models import Excerpt

__all__ = ["Resting", "check_nothing_rests_on", "rests_on_passages"]

Resting = Callable[[Excerpt], str]
"""Names what rests on a passage, as a sentence begins; empty when nothing of its kind does."""
_resting: dict[str, Resting] = {}


def rests_on_passages(function: Resting) -> Resting:
    """Lets the function be asked before a mark is taken away."""
    _resting[function.__qualname__] = function
    return function


def check_nothing_rests_on(passage: Excerpt) -> None:
    """Refused when anything rests on the passage."""
    for function in _resting.values():
        if what := function(passage):
            raise Refused(f"{what} rests on this passage, so its mark stays.")
