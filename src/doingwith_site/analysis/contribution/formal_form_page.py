"""The words of the pages on which something is written for a formal update."""

from dataclasses import dataclass, replace

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate
from doingwith.reporting.formal_words import estimate_words, per_cent_words
from doingwith.reporting.wording import sentence
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.models import ContributionVersion

__all__ = ["FormalFormPage", "prior_told"]


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

    @classmethod
    def of_prior(cls, desk: ContributionDesk, claim: str) -> "FormalFormPage":
        """Saying how likely a claim is at first."""
        return cls.about(desk, claim, f"How likely is claim {claim} before any of the evidence?")

    @classmethod
    def adding(cls, desk: ContributionDesk, claim: str) -> "FormalFormPage":
        """Saying what one would see."""
        return cls.about(desk, claim, f"What would you see if claim {claim} were true?")

    @classmethod
    def changing(cls, desk: ContributionDesk, claim: str, estimate: str) -> "FormalFormPage":
        """Changing an estimate."""
        return cls.about(desk, claim, f"Change estimate {estimate}")

    @classmethod
    def opening(cls, desk: ContributionDesk, claim: str, one: Estimate) -> "FormalFormPage":
        """Saying what was found."""
        return cls(
            desk=desk,
            claim=claim,
            title=f"What was found for estimate {one.name}?",
            lead=f"It was expected: {estimate_words(desk.record, one)}",
            adds_evidence=True,
        )

    @classmethod
    def about(cls, desk: ContributionDesk, claim: str, title: str) -> "FormalFormPage":
        """Under this title, with what is claimed below it."""
        lead = next(sentence(one.statement) for one in desk.record.claims if one.id == claim)
        return cls(desk=desk, claim=claim, title=title, lead=lead)

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
