"""A version of a brief in words: who asked, why, and how asking for agreement ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from doingwith.projects.briefs import Agreement, Brief
from doingwith.reporting.wording import day, listed, word
from doingwith_site.projects.models import Brief as BriefRow
from doingwith_site.projects.models import Project
from doingwith_site.projects.records import brief_value

__all__ = ["AGREEMENT_KINDS", "BriefPage", "BriefVersion", "brief_versions"]

AGREEMENT_KINDS: dict[Agreement, str] = {
    Agreement.AGREED: "plain",
    Agreement.COULD_NOT_AGREE: "stop",
    Agreement.NOT_REPORTED: "none",
}
COULD_NOT_AGREE = "They could not agree. That is a valid end, and it is kept as it was."


@dataclass(frozen=True, kw_only=True)
class BriefVersion:
    """One version, ready to be read."""

    heading: str
    text: str
    asked: str
    agreement: str
    kind: str
    note: str


@dataclass(frozen=True, kw_only=True)
class BriefPage:
    """What stands around the form for a new version. ``meanwhile``: somebody else was first."""

    row: Project
    latest: BriefRow
    meanwhile: bool

    @property
    def version(self) -> BriefVersion:
        """The version beside the form, ready to be read."""
        return brief_version(brief_value(self.latest))

    @property
    def latest_heading(self) -> str:
        """What the text beside the form is."""
        if self.meanwhile:
            return f"What {self.writer} saved meanwhile, as version {self.latest.version}"
        return f"The brief now: version {self.latest.version}"

    @property
    def writer(self) -> str:
        """Who recorded the version beside the form."""
        return self.latest.recorded_by.name if self.latest.recorded_by else "an import"


def brief_versions(briefs: Sequence[Brief]) -> list[BriefVersion]:
    """The versions in words, the last one first."""
    return [brief_version(brief) for brief in reversed(briefs)]


def brief_version(brief: Brief) -> BriefVersion:
    """One version in words."""
    return BriefVersion(
        heading=f"Version {brief.version}" + (f", {day(brief.dated_on)}" if brief.dated_on else ""),
        text=brief.text,
        asked=asked_words(brief),
        agreement=word(brief.agreement),
        kind=AGREEMENT_KINDS[brief.agreement],
        note=agreement_note(brief),
    )


def asked_words(brief: Brief) -> str:
    """Who asked for this version, and why: each said to be not reported when it was not."""
    if not brief.asked_by and not brief.reason:
        return "Who asked for it, and why, was not reported."
    who = f"Asked for by {brief.asked_by}" if brief.asked_by else "Who asked for it was not reported"
    why = f"Why: {brief.reason.rstrip('.')}." if brief.reason else "Why was not reported."
    return f"{who}. {why}"


def agreement_note(brief: Brief) -> str:
    """Who agreed, or what it means that they did not; empty when nothing is known."""
    people = listed(brief.agreed_by)
    if brief.agreement is Agreement.AGREED:
        return f"Agreed by {people}." if people else "Who agreed was not reported."
    if brief.agreement is Agreement.COULD_NOT_AGREE:
        return f"{COULD_NOT_AGREE} {f'Only {people} agreed.' if people else ''}".strip()
    return ""
