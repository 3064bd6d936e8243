"""The words for the values of a contribution record."""

from collections.abc import Mapping
from enum import StrEnum

from doingwith.analysis.contribution.claims import RivalKind, Size
from doingwith.analysis.contribution.evidence import EvidenceKind, Strength, Way
from doingwith.analysis.contribution.record import CausalKind, Search, Step, StepStatus
from doingwith.analysis.contribution.verdicts import ClaimCap, ClaimVerdict, LinkVerdict, RivalVerdict
from doingwith.cases.readings import Confidence

__all__ = ["CONTRIBUTION_WORDS"]

CONTRIBUTION_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    LinkVerdict: {
        LinkVerdict.WELL_SUPPORTED: "well supported",
        LinkVerdict.SUPPORTED: "supported",
        LinkVerdict.WEAK: "weakly supported",
        LinkVerdict.CONTESTED: "contested",
        LinkVerdict.UNCLEAR: "unclear",
        LinkVerdict.CONTRADICTED: "contradicted",
        LinkVerdict.NONE_FOUND: "evidence sought, none found",
        LinkVerdict.NOT_SOUGHT: "evidence not sought",
    },
    ClaimVerdict: {
        ClaimVerdict.PROBABLE: "probable",
        ClaimVerdict.PLAUSIBLE: "plausible",
        ClaimVerdict.SUGGESTIVE: "suggestive",
        ClaimVerdict.NOT_SHOWN: "not shown",
    },
    RivalVerdict: {
        RivalVerdict.RULED_OUT: "ruled out",
        RivalVerdict.REDUCED: "made less likely",
        RivalVerdict.COEXISTS: "at work beside the programme",
        RivalVerdict.STRONGER: "stronger than our explanation",
        RivalVerdict.CANNOT_SAY: "nobody can say yet",
    },
    ClaimCap: {
        ClaimCap.NO_PATH: "no path leads to the result",
        ClaimCap.NO_WHOLE_PATH_SOURCE: "no single source tells the whole path",
        ClaimCap.NO_RIVAL_WEIGHED: "no rival explanation was weighed",
        ClaimCap.RIVAL_OPEN: "a rival explanation is still open",
        ClaimCap.RESULT_NOT_ACHIEVED: "the result did not come about",
        ClaimCap.RESULT_NOT_KNOWN: "nobody can say yet whether the result came about",
    },
    Way: {
        Way.FOR: "for",
        Way.AGAINST: "against",
        Way.MIXED: "mixed",
        Way.NEUTRAL: "neither way",
    },
    Strength: {
        Strength.WEAK: "weak evidence",
        Strength.MODERATE: "moderate evidence",
        Strength.STRONG: "strong evidence",
    },
    EvidenceKind: {
        EvidenceKind.DOCUMENT: "document",
        EvidenceKind.OBSERVATION: "observation",
        EvidenceKind.TESTIMONY: "testimony",
        EvidenceKind.FIGURE: "figure",
        EvidenceKind.SOMETHING_MADE: "something made",
        EvidenceKind.OPINION: "opinion",
    },
    Confidence: {
        Confidence.LOW: "not sure",
        Confidence.MEDIUM: "fairly sure",
        Confidence.HIGH: "sure",
    },
    Size: {
        Size.CANNOT_SAY: "nobody can say how large",
        Size.NONE: "none",
        Size.MINOR: "minor",
        Size.MODERATE: "moderate",
        Size.MAJOR: "major",
        Size.ESSENTIAL_PART: "an essential part of what together was enough",
    },
    RivalKind: {
        RivalKind.OTHER_PROGRAMME: "another programme",
        RivalKind.POLICY: "a policy",
        RivalKind.CONTEXT: "the setting",
        RivalKind.PERSON: "a person",
        RivalKind.CHANCE: "chance",
        RivalKind.REVERSE: "the other way round",
        RivalKind.TELLING: "how it was told",
    },
    CausalKind: {
        CausalKind.BROUGHT_ABOUT: "helped to bring about",
        CausalKind.HELD_BACK: "held back",
    },
    Search: {
        Search.NOT_SOUGHT: "not sought",
        Search.SOUGHT: "sought",
    },
    Step: {
        Step.QUESTION: "Set out the question",
        Step.THEORY: "Lay out how it was meant to work, and what could stop it",
        Step.EVIDENCE: "Gather the evidence there is",
        Step.STORY: "Assemble the contribution story and challenge it",
        Step.MORE_EVIDENCE: "Seek more evidence where the story is weak",
        Step.REVISED_STORY: "Revise the story",
    },
    StepStatus: {
        StepStatus.NOT_BEGUN: "not begun",
        StepStatus.UNDER_WAY: "under way",
        StepStatus.DONE: "done",
    },
}
