"""The words of the page of a formal update: what it is good for and what not, the estimates, the figures."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from doingwith.analysis.contribution.claims import ContributionClaim
from doingwith.analysis.contribution.estimates import FormalUpdate
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.formal import UpdateResult, update_in
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.reporting.figures.formal_intervals import formal_svg
from doingwith.reporting.formal_words import (
    GOOD_FOR,
    NOT_GOOD_FOR,
    WithoutRow,
    carries_sentence,
    from_to_sentence,
    left_out_sentences,
    odds_words,
    per_cent_words,
    warning_sentences,
    without_rows,
)
from doingwith.reporting.wording import day, sentence
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.estimate_sheet import EstimateSheet, estimate_sheet
from doingwith_site.analysis.contribution.formal_rules import can_lock

__all__ = ["FormalPage", "FormalSheet"]


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
            f"{when}: {per_cent_words(one.prior)}. Changed, because: {sentence(one.reason)}"
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
        return (
            [estimate_sheet(self.desk, self.claim.id, self.formal, one) for one in self.formal.estimates]
            if self.formal
            else []
        )

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
        return "Change it" if self.formal else "Say how likely the claim is before any of the evidence"

    @property
    def add_url(self) -> str:
        """Where an estimate is added; empty while nobody said how likely the claim is before."""
        return self.desk.address("add_estimate", self.claim.id) if self.formal else ""

    @property
    def lock_url(self) -> str:
        """Where everything is locked."""
        return self.desk.address("lock_estimates", self.claim.id)


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
        state = "on" if last.is_on else "off"
        by = f" (switched {state} by the {last.by})" if last.by else ""
        being = "has been" if last.turned_on else "is"
        return f"It {being} {state}{since}{by}, because: {sentence(last.reason)}"

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
