"""The only door for changing the estimates of a formal update: each change is a version of the record."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.utils import timezone

from doingwith.analysis.contribution.estimates import Estimate, PerCent
from doingwith.analysis.contribution.estimating import (
    free_name,
    update_of,
    with_estimate,
    with_finding,
    with_prior,
    with_turn,
    without_estimate,
)
from doingwith.analysis.contribution.locks import is_settled, with_locks
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith_site.analysis.contribution.actions import Change, change_contribution
from doingwith_site.analysis.contribution.formal_rules import (
    check_can_drop,
    check_can_find,
    check_can_lock,
    check_can_open,
    check_can_restate,
    check_is_on,
    estimate_in,
    formal_in,
)
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.people.models import User
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.queries import membership_in
from doingwith_site.projects.models import Project

__all__ = [
    "add_estimate",
    "change_estimate",
    "drop_estimate",
    "lock_estimates",
    "open_estimate",
    "say_prior",
    "turn_formal_update",
]


def turn_formal_update(
    *, by: User, project: Project, seen: int, is_on: bool, reason: str
) -> ContributionVersion:
    """Switch the formal update of a record on or off, with a reason. What was estimated stays either way."""
    today, part = timezone.localdate(), _part(by, project)
    change = partial(with_turn, is_on=is_on, reason=reason, by=part, on=today)
    return change_contribution(by=by, project=project, seen=seen, verb="turn_formal", change=change)


def say_prior(
    *, by: User, project: Project, seen: int, claim: str, prior: PerCent, reason: str = ""
) -> ContributionVersion:
    """Say how likely a claim is before any of the evidence; once that is locked, only with a reason."""

    def change(record: ContributionRecord) -> ContributionRecord:
        formal = update_of(record, claim)
        check_can_restate(formal is not None and formal.prior_locked_on is not None, reason)
        return with_prior(record, claim=claim, prior=prior, reason=reason, on=timezone.localdate())

    def about(record: ContributionRecord) -> object:
        formal = update_of(record, claim)
        return formal and (formal.prior, formal.prior_locked_on, formal.prior_later)

    return _change(by, project, seen, "say_prior", change, about)


def add_estimate(
    *, by: User, project: Project, seen: int, claim: str, estimate: Estimate
) -> ContributionVersion:
    """Write what one expects to see, and how likely that is if the claim holds and if it does not."""

    def change(record: ContributionRecord) -> ContributionRecord:
        name = free_name(formal_in(record, claim))
        return with_estimate(record, claim=claim, estimate=_named(estimate, name))

    return _change(by, project, seen, "add_estimate", change)


def change_estimate(
    *, by: User, project: Project, seen: int, claim: str, estimate: Estimate, reason: str = ""
) -> ContributionVersion:
    """Say an estimate otherwise; one that is locked needs a reason, and what was locked stays beside it."""

    def change(record: ContributionRecord) -> ContributionRecord:
        now = estimate_in(record, claim, estimate.name)
        check_can_restate(is_settled(now), reason)
        today = timezone.localdate()
        return with_estimate(record, claim=claim, estimate=estimate, reason=reason, on=today)

    return _change(by, project, seen, "change_estimate", change, _one(claim, estimate.name))


def lock_estimates(*, by: User, project: Project, seen: int, claim: str) -> ContributionVersion:
    """Lock all that was estimated for a claim, as the person saw it. Only then may evidence be opened."""
    now, part = timezone.localtime(), _part(by, project)

    def change(record: ContributionRecord) -> ContributionRecord:
        check_can_lock(formal_in(record, claim))
        return with_locks(record, claim=claim, on=now.date(), at=f"{now:%H:%M}", by=part)

    return _change(by, project, seen, "lock_estimates", change, lambda record: update_of(record, claim))


def open_estimate(
    *,
    by: User,
    project: Project,
    seen: int,
    claim: str,
    name: str,
    found: bool,
    evidence: str = "",
    reason: str = "",
) -> ContributionVersion:
    """Say whether what was expected was found, and as which item of evidence."""

    def change(record: ContributionRecord) -> ContributionRecord:
        one = estimate_in(record, claim, name)
        check_can_open(formal_in(record, claim), one)
        if (one.found, one.evidence) != (found, evidence):
            check_can_find(record, one, evidence if found else None, reason)
        told = {"found": found, "evidence": evidence, "reason": reason}
        return with_finding(record, claim=claim, name=name, on=timezone.localdate(), **told)  # type: ignore[arg-type]

    return _change(by, project, seen, "open_estimate", change, _one(claim, name))


def drop_estimate(*, by: User, project: Project, seen: int, claim: str, name: str) -> ContributionVersion:
    """Take an estimate out that was never locked."""

    def change(record: ContributionRecord) -> ContributionRecord:
        check_can_drop(estimate_in(record, claim, name))
        return without_estimate(record, claim=claim, name=name)

    return _change(by, project, seen, "drop_estimate", change)


def _change(
    by: User,
    project: Project,
    seen: int,
    verb: str,
    change: Change,
    about: Callable[[ContributionRecord], object] | None = None,
) -> ContributionVersion:
    def while_on(record: ContributionRecord) -> ContributionRecord:
        check_is_on(record)
        return change(record)

    return change_contribution(by=by, project=project, seen=seen, verb=verb, change=while_on, about=about)


def _one(claim: str, name: str) -> Callable[[ContributionRecord], object]:
    def about(record: ContributionRecord) -> object:
        formal = update_of(record, claim)
        return formal and formal.estimate(name)

    return about


def _named(estimate: Estimate, name: str) -> Estimate:
    return replace(estimate, id=name)


def _part(by: User, project: Project) -> str:
    """The part that the person plays in the programme."""
    return ROLES[membership_in(by, project.programme).role].name
