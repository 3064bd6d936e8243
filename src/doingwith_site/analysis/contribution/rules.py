"""When a contribution record may be changed so."""

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.integrity.contributions import record_problems
from doingwith_site.common.errors import Refused

__all__ = ["check_holds_together"]


def check_holds_together(record: ContributionRecord) -> None:
    """Refused with the first thing by which the record would contradict itself, and what to do."""
    for problem in record_problems(record):
        raise Refused(f"{problem.wrong} {problem.remedy}")
