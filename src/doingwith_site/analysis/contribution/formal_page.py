"""The words of the page of a formal update: what it is good for and what not, the estimates, the figures."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.contribution.claims import ContributionClaim
from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, Restated
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.formal import UpdateResult, bayes_factor, update_in
from doingwith.analysis.contribution.locks import is_settled
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.reporting.figures.formal_intervals import formal_svg
from doingwith.reporting.formal_words import (
    GOOD_FOR,
    NOT_GOOD_FOR,
    WithoutRow,
    carries_sentence,
    estimate_words,
    factor_words,
    from_to_sentence,
    left_out_sentences,
    odds_words,
    per_cent_words,
    warning_sentences,
    without_rows,
)
from doingwith.reporting.wording import day, sentence
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.formal_rules import can_lock, can_open
from doingwith_site.analysis.models import ContributionVersion

__all__ = ["EstimateSheet", "FormalFormPage", "FormalPage", "FormalSheet", "estimate_told", "prior_told"]


@dataclass(frozen=True, kw_only=True)
class EstimateSheet:
    """One estimate: what was expected, the chances, its lock, what was found, what was said otherwise."""

    name: str
    expects: str
    state: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    change_url: str
    open_url: str
    opening: str
    drop_url: str


@dataclass(frozen=True, kw_only=True)
class FormalSheet:
    """One claim with its estimates and what follows from them."""

    desk: ContributionDesk
    claim: ContributionClaim
    formal: FormalUpdate | None

    @property
    def heading(self) -> str:
        """Which claim it is."""
        return f"Claim {self.claim.id}"

    @property
    def statement(self) -> str:
        """What is claimed."""
        return sentence(self.claim.statement)

    @cached_property
    def found(self) -> UpdateResult | None:
        """What follows; None while nobody estimated anything."""
        return update_in(self.desk.record, self.formal) if self.formal else None

    @property
    def prior(self) -> str:
        """How likely the claim was before any of the evidence, and whether that is locked."""
        if self.formal is None:
            return "Nobody has said yet how likely it is before any of the evidence."
        prior = self.formal.prior
        locked = self.formal.prior_locked_on
        held = f"locked on {day(locked)}" if locked else "not locked yet"
        return f"Before any of the evidence: {per_cent_words(prior)}, {odds_words(prior)} ({held})."

    @property
    def prior_others(self) -> list[str]:
        """What was said of it before, and after evidence was opened."""
        if self.formal is None:
            return []
        said = [("Before", one) for one in self.formal.prior_earlier]
        said += [("After evidence was opened", one) for one in self.formal.prior_later]
        return [
            f"{when}: {per_cent_words(one.prior)}. Said otherwise, because: {sentence(one.reason)}"
            for when, one in said
        ]

    @property
    def results(self) -> list[str]:
        """The chance before and after, which item carries most, what is not counted; none before looking."""
        if self.found is None or self.formal is None or not self.formal.is_opened:
            return []
        left = left_out_sentences(self.formal, self.found)
        return [from_to_sentence(self.found), carries_sentence(self.found), *left]

    @property
    def warnings(self) -> list[str]:
        """What must be borne in mind, beside the figures."""
        return warning_sentences(self.found) if self.found else []

    @property
    def rows(self) -> list[WithoutRow]:
        """The chance without each item."""
        if self.found is None or self.formal is None:
            return []
        return without_rows(self.desk.record, self.formal, self.found)

    @property
    def picture(self) -> SafeString:
        """The bars; empty before anything was opened."""
        figure = formal_svg(self.formal, self.found) if self.formal and self.found else None
        return mark_safe(figure.svg if figure else "")  # noqa: S308  # drawn by the library, which escapes every word

    @property
    def picture_words(self) -> str:
        """The picture's twin in words."""
        figure = formal_svg(self.formal, self.found) if self.formal and self.found else None
        return figure.description if figure else ""

    @cached_property
    def estimates(self) -> list[EstimateSheet]:
        """Every estimate."""
        return [self._estimate(self.formal, one) for one in self.formal.estimates] if self.formal else []

    @property
    def may_lock(self) -> bool:
        """Whether there is something to lock."""
        return bool(self.formal and self.formal.estimates and can_lock(self.formal))

    @property
    def prior_url(self) -> str:
        """Where the chance before the evidence is said."""
        return self.desk.address("say_prior", self.claim.id)

    @property
    def prior_doing(self) -> str:
        """What is done there."""
        return "Say it otherwise" if self.formal else "Say how likely the claim is before any of the evidence"

    @property
    def add_url(self) -> str:
        """Where an estimate is added; empty while nobody said how likely the claim is before."""
        return self.desk.address("add_estimate", self.claim.id) if self.formal else ""

    @property
    def lock_url(self) -> str:
        """Where everything is locked."""
        return self.desk.address("lock_estimates", self.claim.id)

    def _estimate(self, formal: FormalUpdate, one: Estimate) -> EstimateSheet:
        place = (self.claim.id, one.name)
        settled = is_settled(one)
        may_drop = not settled and not one.earlier
        return EstimateSheet(
            name=one.name,
            expects=estimate_words(self.desk.record, one),
            state=_state(one),
            kind="plain" if settled else "none",
            facts=tuple(_facts(self.desk.record, one)),
            others=tuple(_others(one)),
            change_url=self.desk.address("change_estimate", *place),
            open_url=self.desk.address("open_estimate", *place) if can_open(formal, one) else "",
            opening="Say otherwise what was found"
            if one.found is not None
            else "Open it: say what was found",
            drop_url=self.desk.address("drop_estimate", *place) if may_drop else "",
        )


@dataclass(frozen=True, kw_only=True)
class FormalPage:
    """The formal update of a record, switched on or off."""

    desk: ContributionDesk

    title = "The formal update"
    good_for = GOOD_FOR
    not_good_for = NOT_GOOD_FOR

    @property
    def record(self) -> ContributionRecord:
        """The record as it stands."""
        return self.desk.record

    @property
    def is_on(self) -> bool:
        """Whether it is switched on."""
        return self.record.formal_is_on

    @property
    def lead(self) -> str:
        """Whether it is on, since when and why; or that it is off, as it is for every record at first."""
        if not self.record.formal:
            return (
                "It is off, as it is for every record at first. Verdicts follow from the evidence without it."
            )
        last = self.record.formal[-1]
        since = f" since {day(last.turned_on)}" if last.turned_on else ""
        by = f" (switched by the {last.by})" if last.by else ""
        state = "on" if last.is_on else "off"
        return f"It is {state}{since}{by}, because: {sentence(last.reason)}"

    @property
    def kept(self) -> str:
        """That what was estimated stays while it is off; empty when nothing was."""
        if self.is_on or not self.record.updates:
            return ""
        return "What was estimated before stays in the record and is shown again when it is switched on."

    @property
    def sheets(self) -> list[FormalSheet]:
        """Every claim, when it is switched on."""
        claims = self.record.claims if self.is_on else ()
        return [
            FormalSheet(desk=self.desk, claim=claim, formal=update_of(self.record, claim.id))
            for claim in claims
        ]

    @property
    def turn_url(self) -> str:
        """Where it is switched on or off."""
        return self.desk.address("turn_formal")

    @property
    def turn_words(self) -> str:
        """What is done there."""
        return "Switch it off" if self.is_on else "Switch it on"


@dataclass(frozen=True, kw_only=True)
class FormalFormPage:
    """Writing something for a formal update. ``meanwhile`` is the version by which somebody was first.

    ``note`` says what became of that which was to be changed, and ``send_to`` where the form is sent then.
    """

    desk: ContributionDesk
    title: str
    lead: str
    claim: str = ""
    keep: str = "Keep it"
    adds_evidence: bool = False
    note: str = ""
    send_to: str = ""
    meanwhile: ContributionVersion | None = None
    their_words: tuple[str, ...] = ()

    @classmethod
    def turning(cls, desk: ContributionDesk) -> "FormalFormPage":
        """Switching the formal update of a record on, or off."""
        if desk.record.formal_is_on:
            return cls(
                desk=desk,
                title="Switch the formal update off",
                lead="What was estimated stays in the record, and is not shown while it is off.",
                keep="Switch it off",
            )
        return cls(
            desk=desk,
            title="Switch the formal update on",
            lead="It shows in numbers how people reason. It measures nothing and changes no verdict.",
            keep="Switch it on",
        )

    @property
    def back_url(self) -> str:
        """The page of the formal update."""
        return self.desk.address("formal_update")

    @property
    def evidence_url(self) -> str:
        """Where an item of evidence is added, when one may be needed."""
        return self.desk.address("add_part", "evidence") if self.adds_evidence else ""

    @property
    def theirs_heading(self) -> str:
        """Whose words they are."""
        by = self.meanwhile.by.name if self.meanwhile and self.meanwhile.by else "somebody"
        return f"What {by} wrote meanwhile"

    def beside(self, meanwhile: ContributionVersion, their_words: tuple[str, ...]) -> "FormalFormPage":
        """The page with what somebody else wrote meanwhile beside it."""
        return replace(self, meanwhile=meanwhile, their_words=their_words)

    def sent_as_new(self, note: str) -> "FormalFormPage":
        """The page whose form adds a new estimate, because the one that was to be changed is gone."""
        return replace(self, note=note, send_to=self.desk.address("add_estimate", self.claim))


def prior_told(formal: FormalUpdate | None) -> tuple[str, ...]:
    """What stands of the chance before the evidence."""
    if formal is None:
        return ()
    later = tuple(f"After evidence was opened: {per_cent_words(one.prior)}." for one in formal.prior_later)
    return (f"{sentence(per_cent_words(formal.prior))}", *later)


def estimate_told(one: Estimate) -> tuple[str, ...]:
    """What stands of an estimate: what is expected, its numbers, and how far it has come."""
    true, not_true = per_cent_words(one.sensitivity), per_cent_words(one.type_one)
    numbers = f"{true} if the claim is true, {not_true} if it is not."
    reason = (sentence(one.reason),) if one.reason else ()
    return (sentence(one.expects), numbers, *reason, sentence(_state(one)))


def _state(one: Estimate) -> str:
    if one.found is not None:
        return "found" if one.found else "looked for, not found"
    return "locked, not opened" if is_settled(one) else "not locked"


def _facts(record: ContributionRecord, one: Estimate) -> list[tuple[str, str]]:
    found, absent = (factor_words(bayes_factor(replace(one, found=found))) for found in (True, False))
    facts = [
        ("If the claim is true, we see it", f"{per_cent_words(one.sensitivity)} likely"),
        ("If it is not true, we see it all the same", f"{per_cent_words(one.type_one)} likely"),
        ("Found, it would multiply the odds by", found),
        ("Looked for and not found, by", absent),
    ]
    if one.reason:
        facts.append(("Why these numbers", sentence(one.reason)))
    if one.group:
        facts.append(("Source it would come from", f"{one.group}: what comes from one source counts once"))
    if one.locked_on:
        facts.append(("Locked", _lock_words(one)))
    if one.found is not None:
        facts.append(("What was found", _found_words(record, one)))
    return facts


def _lock_words(one: Estimate) -> str:
    lock = one.lock
    at = f" at {lock.at}" if lock and lock.at else ""
    by = f" by the {lock.by}" if lock and lock.by else ""
    hash_words = f" Fingerprint {lock.hash[:12]}." if lock else ""
    return f"On {day(one.locked_on)}{at}{by}.{hash_words}" if one.locked_on else ""


def _found_words(record: ContributionRecord, one: Estimate) -> str:
    when = f", opened on {day(one.opened_on)}" if one.opened_on else ""
    if not one.found:
        return f"It was looked for and is not there{when}."
    item = record.evidence_by_id.get(one.evidence)
    words = f" ({item.text.rstrip('.')})" if item else ""
    return f"{one.evidence}{words}{when}."


def _others(one: Estimate) -> list[str]:
    said = [f"Before: {_numbers(was)} Said otherwise, because: {sentence(was.reason)}" for was in one.earlier]
    said += [
        f"After it was opened, and counting for nothing: {_numbers(was)} Why: {sentence(was.reason)}"
        for was in one.later
    ]
    said += [
        f"First said to be {'found as ' + was.evidence if was.found else 'not found'}. Said otherwise, "
        f"because: {sentence(was.reason)}"
        for was in one.findings
    ]
    return said


def _numbers(was: Restated) -> str:
    return (
        f"{sentence(was.expects)} {per_cent_words(was.sensitivity)} if the claim is true, "
        f"{per_cent_words(was.type_one)} if it is not."
    )
