"""The rules by which the parts of a record hold together."""

from collections.abc import Callable, Collection, Iterator

from doingwith.analysis.integrity.chains import CHAIN_RULES
from doingwith.analysis.integrity.codes import CODE_RULES
from doingwith.analysis.integrity.configurations import CONFIGURATION_RULES
from doingwith.analysis.integrity.contents import CONTENT_RULES
from doingwith.analysis.integrity.contributions import CONTRIBUTION_RULES
from doingwith.analysis.integrity.evidence import EVIDENCE_RULES
from doingwith.analysis.integrity.identifiers import IDENTIFIER_RULES
from doingwith.analysis.integrity.keepable import KEEPABLE_RULES
from doingwith.analysis.integrity.known import Known
from doingwith.analysis.integrity.logic_models import LOGIC_MODEL_RULES
from doingwith.analysis.integrity.readiness import READINESS_RULES
from doingwith.analysis.integrity.references import REFERENCE_RULES
from doingwith.analysis.integrity.withdrawn import WITHDRAWN_RULES
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.problems import Problem

__all__ = ["RULES", "integrity_problems"]

RULES: tuple[Callable[[Known], Iterator[Problem]], ...] = (
    *IDENTIFIER_RULES,
    *REFERENCE_RULES,
    *CONTENT_RULES,
    *CHAIN_RULES,
    *KEEPABLE_RULES,
    *EVIDENCE_RULES,
    *CODE_RULES,
    *LOGIC_MODEL_RULES,
    *CONFIGURATION_RULES,
    *CONTRIBUTION_RULES,
    *READINESS_RULES,
    *WITHDRAWN_RULES,
)


def integrity_problems(record: ProgrammeRecord, *, unread: Collection[str] = ()) -> tuple[Problem, ...]:
    """Everything by which a record contradicts itself, rule by rule; empty when it is sound.

    ``unread`` names entries that could not be read, such as ``factors`` or ``projects/P08``:
    what refers to them is left alone, because nobody can say that it is wrong.
    """
    known = Known(record=record, unread=frozenset(unread))
    return tuple(problem for rule in RULES for problem in rule(known))
