"""The words for logic models: columns, kinds, statuses, and what became of nodes and links."""

from collections.abc import Mapping
from enum import StrEnum

from doingwith.logic_models.assumptions import AssumptionFate
from doingwith.logic_models.checks import FindingKind
from doingwith.logic_models.columns import Column
from doingwith.logic_models.fates import LinkFate, NodeFate
from doingwith.logic_models.links import AssumptionStatus, LinkKind, Standing
from doingwith.logic_models.model import ModelCheck, ModelKind, Verdict
from doingwith.logic_models.nodes import OutcomeStatus, Provenance, Valence

__all__ = ["LOGIC_MODEL_WORDS"]

LOGIC_MODEL_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Column: {
        Column.CONTEXT: "Context",
        Column.INPUTS: "Inputs",
        Column.ACTIVITIES: "Activities",
        Column.OUTPUTS: "Outputs",
        Column.OUTCOMES: "Outcomes",
        Column.IMPACT: "Impact",
    },
    ModelKind: {
        ModelKind.A_PRIORI: "before the work (a priori)",
        ModelKind.INTERIM: "on the way (interim)",
        ModelKind.POST_FACTO: "after the work (post facto)",
    },
    OutcomeStatus: {
        OutcomeStatus.NOT_KNOWN: "not known",
        OutcomeStatus.TOO_EARLY: "too early to say",
        OutcomeStatus.NOT_ACHIEVED: "not achieved",
        OutcomeStatus.PARTLY: "achieved in part",
        OutcomeStatus.ON_TRACK: "on track",
        OutcomeStatus.ACHIEVED: "achieved",
        OutcomeStatus.NO_LONGER_RELEVANT: "no longer relevant",
    },
    Provenance: {
        Provenance.TRANSCRIBED: "taken from the source",
        Provenance.INFERRED: "inferred from the source",
    },
    Valence: {
        Valence.POSITIVE: "good",
        Valence.NEGATIVE: "bad",
        Valence.MIXED: "good and bad",
    },
    LinkKind: {
        LinkKind.LEADS_TO: "leads to",
        LinkKind.HINDERS: "hinders",
        LinkKind.CONDITION_OF: "is a condition of",
        LinkKind.FEEDBACK: "feeds back to",
    },
    Standing: {
        Standing.UNTESTED: "untested",
        Standing.HELD: "held",
        Standing.WEAKENED: "weakened",
    },
    AssumptionStatus: {
        AssumptionStatus.UNTESTED: "untested",
        AssumptionStatus.HOLDS: "holds",
        AssumptionStatus.PARTLY: "holds in part",
        AssumptionStatus.FAILS: "does not hold",
    },
    AssumptionFate: {
        AssumptionFate.HELD: "held",
        AssumptionFate.PARTLY: "held in part",
        AssumptionFate.FAILED: "failed",
        AssumptionFate.UNTESTED: "untested",
        AssumptionFate.DROPPED: "left out",
    },
    NodeFate: {
        NodeFate.KEPT: "kept",
        NodeFate.REWORDED: "reworded",
        NodeFate.MOVED: "moved",
        NodeFate.SPLIT: "split",
        NodeFate.MERGED: "merged",
        NodeFate.ADDED: "added",
        NodeFate.DROPPED: "dropped",
    },
    LinkFate: {
        LinkFate.HELD: "held",
        LinkFate.WEAKENED: "weakened",
        LinkFate.UNTESTED: "untested",
        LinkFate.REVERSED: "reversed",
        LinkFate.REDIRECTED: "redirected",
        LinkFate.CHANGED_KIND: "changed kind",
        LinkFate.ADDED: "added",
        LinkFate.DROPPED: "dropped",
    },
    ModelCheck: {
        ModelCheck.COHERENT: "coherent",
        ModelCheck.GAPS: "gaps",
        ModelCheck.TRACEABLE: "traceable",
    },
    Verdict: {
        Verdict.YES: "yes",
        Verdict.PARTLY: "partly",
        Verdict.NO: "no",
    },
    FindingKind: {
        FindingKind.ORPHAN: "stands alone",
        FindingKind.CIRCLE: "leads round in a circle",
        FindingKind.EMPTY_COLUMN: "empty column",
        FindingKind.NO_BECAUSE: "no because",
        FindingKind.UNREACHED_OUTCOME: "outcome that nothing leads to",
        FindingKind.ACTIVITY_LEADS_NOWHERE: "activity that leads to no outcome",
    },
}
