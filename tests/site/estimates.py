"""Estimates of a formal update, as tests of several pages need them."""

from typing import Any

from doingwith.analysis.contribution.estimates import Estimate, PerCent
from doingwith_site.analysis.contribution.formal_actions import (
    add_estimate,
    lock_estimates,
    say_prior,
    turn_formal_update,
)
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["estimated", "expected"]


def expected(**given: Any) -> Estimate:
    """That the minutes name young people: 60 to 80 per cent likely if the claim is true, else 10 to 30."""
    return Estimate(
        **{
            "expects": "the minutes name young people",
            "sensitivity": PerCent(low=60, high=80),
            "type_one": PerCent(low=10, high=30),
            **given,
        }
    )


def estimated(person: User, *, programme: Programme, project: str = "P08", lock: bool = True) -> None:
    """The formal update of a project's record switched on, with one estimate, S1, for its claim K1."""
    by: Any = {"by": person, "project": programme.projects.get(identifier=project)}
    turn_formal_update(**by, seen=1, is_on=True, reason="The board asked how we reason.")
    say_prior(**by, seen=2, claim="K1", prior=PerCent(low=20, high=50))
    add_estimate(**by, seen=3, claim="K1", estimate=expected())
    if lock:
        lock_estimates(**by, seen=4, claim="K1")
