"""How the claims of a whole programme stand, in sentences: what is missing is always said beside them."""

from collections.abc import Iterable

from doingwith.analysis.contribution.standing import ClaimStanding
from doingwith.analysis.contribution.verdicts import ClaimVerdict
from doingwith.analysis.contribution_rollup import ContributionRollup
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.wording import count, listed, word

__all__ = ["claims_sentence", "missing_sentence", "stage_words", "verdicts_in_words"]


def claims_sentence(found: ContributionRollup) -> str:
    """How many claims stand how."""
    total = sum(found.verdicts.values())
    if not total:
        return "No claim has been made yet."
    claims = [claim for one in found.projects for claim in one.claims]
    return f"{count(total, 'claim')}: {verdicts_in_words(claims)}."


def missing_sentence(found: ContributionRollup) -> str:
    """That projects without a record are in no count."""
    missing = len(found.missing)
    if not missing:
        return "Every project has a contribution record."
    verb = "has" if missing == 1 else "have"
    return (
        f"{count(missing, 'project')} of {len(found.projects):,} {verb} no contribution record; "
        "they are missing, and counted nowhere."
    )


def stage_words(found: ContributionRollup, stage: DesignStage) -> str:
    """How the claims stand that bear on a stage."""
    claims = [claim for one in found.projects for claim in one.at(stage)]
    return verdicts_in_words(claims) or "no claim bears on it"


def verdicts_in_words(claims: Iterable[ClaimStanding]) -> str:
    """How many of these claims have which verdict; empty for none."""
    verdicts = [claim.verdict for claim in claims]
    numbers = ((verdicts.count(verdict), word(verdict)) for verdict in ClaimVerdict)
    return listed([f"{number:,} {words}" for number, words in numbers if number])
