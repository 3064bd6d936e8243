"""What a case says of a factor or of a stage, before any rule: told once, told in two ways, or not told.

Where the readers agreed on a reading, that one counts. Else the readers' signs count when they are the
same; where they differ nothing is averaged, and a person decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.held import HeldAs, held_judgements
from doingwith.common.judgements import Basis, Sign
from doingwith.programmes.scales import DesignStage
from doingwith.projects.stages import StageStatus

__all__ = ["Gap", "ToldSign", "ToldStage", "told_sign", "told_stage"]


class Gap(StrEnum):
    """Why the record gives no membership, so that a person must."""

    NOT_REPORTED = "not_reported"
    READERS_DIFFER = "readers_differ"
    NOT_CLEAR = "not_clear"
    NOT_GIVEN = "not_given"


@dataclass(frozen=True, kw_only=True)
class ToldSign:
    """What the reading of a case says of a factor. Several ``signs``: readers differ.

    ``single`` says that one reader alone has read the case.
    """

    factor: str
    signs: tuple[Sign, ...] = ()
    basis: Basis | None = None
    single: bool = False

    @property
    def gap(self) -> Gap | None:
        """Why no membership follows from it; None when one does."""
        if not self.signs:
            return Gap.NOT_REPORTED
        return Gap.READERS_DIFFER if len(self.signs) > 1 else None


@dataclass(frozen=True, kw_only=True)
class ToldStage:
    """How far a case's project got at a stage. No status: not reported."""

    stage: DesignStage
    status: StageStatus | None = None
    basis: Basis | None = None


def told_sign(case: Case, factor: str) -> ToldSign:
    """What the case says of a factor."""
    held = [one for one in held_judgements(case) if one.factor == factor]
    bases = {one.basis for one in held}
    return ToldSign(
        factor=factor,
        signs=tuple(dict.fromkeys(one.sign for one in held)),
        # One reader's "the sources say it" beside another's "I conclude it" is no more than a conclusion.
        basis=(Basis.INFERRED if Basis.INFERRED in bases else Basis.EXPLICIT) if bases else None,
        single=any(one.held_as is HeldAs.SINGLE_READER for one in held),
    )


def told_stage(record: ProgrammeRecord, case: Case, stage: DesignStage) -> ToldStage:
    """How far the case's project got at a stage."""
    project = record.project_by_id.get(case.project)
    step = project.standing.statuses.get(stage) if project else None
    if step is None:
        return ToldStage(stage=stage)
    return ToldStage(stage=stage, status=step.status, basis=step.basis)
