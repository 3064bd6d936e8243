"""When a contribution record may be changed so."""

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.integrity.contributions import record_problems
from doingwith_site.analysis.contribution.queries import are_passages
from doingwith_site.common.errors import Refused
from doingwith_site.programmes.models import Programme

__all__ = ["check_holds_together", "check_passages_stand"]


def check_holds_together(record: ContributionRecord) -> None:
    """Refused with the first thing by which the record would contradict itself, and what to do."""
    for problem in record_problems(record):
        raise Refused(f"{problem.wrong} {problem.remedy}")


def check_passages_stand(programme: Programme, before: ContributionRecord, after: ContributionRecord) -> None:
    """Refused when evidence newly rests on a passage that is not there, or that nobody may use any more."""
    new = _cited(after) - _cited(before)
    if not are_passages(programme, new):
        raise Refused("A passage that you chose was taken back meanwhile. Choose from those that are left.")


def _cited(record: ContributionRecord) -> set[str]:
    return {name for item in record.evidence for name in item.excerpts}
