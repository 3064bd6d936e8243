"""The tables by which verdicts follow from evidence.

They are ours: inferred from Mayne (2008, 2019) and from the habits of process tracing, not a published
formula. They are data, so that a programme can read them, argue with them and, with a reason, set one
verdict aside. The first rule that fits decides; that one always fits and that each can is a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from doingwith.logic_models.nodes import OutcomeStatus

__all__ = [
    "CLAIM_RULES",
    "LEVELS",
    "LEVEL_OF_LINK",
    "LINK_RULES",
    "RIVAL_EFFECTS",
    "STATUS_CAPS",
    "ClaimCap",
    "ClaimVerdict",
    "Contradiction",
    "LinkRule",
    "LinkVerdict",
    "RivalEffect",
    "RivalVerdict",
    "Support",
    "link_rule",
]


class LinkVerdict(StrEnum):
    """How well the evidence shows a link. *Not sought* and *sought, none found* are two verdicts."""

    WELL_SUPPORTED = "well_supported"
    SUPPORTED = "supported"
    WEAK = "weak"
    CONTESTED = "contested"
    UNCLEAR = "unclear"
    CONTRADICTED = "contradicted"
    NONE_FOUND = "none_found"
    NOT_SOUGHT = "not_sought"


class ClaimVerdict(StrEnum):
    """How well a claim is shown, from best to least."""

    PROBABLE = "probable"
    PLAUSIBLE = "plausible"
    SUGGESTIVE = "suggestive"
    NOT_SHOWN = "not_shown"


class RivalVerdict(StrEnum):
    """What became of a rival explanation."""

    RULED_OUT = "ruled_out"
    REDUCED = "reduced"
    COEXISTS = "coexists"
    STRONGER = "stronger"
    CANNOT_SAY = "cannot_say"


class Support(StrEnum):
    """What speaks for a link, counted in independent sources, from least to most.

    *Opinion only*, *interested only* and *weak only* hold however many sources say so.
    """

    NONE = "none"
    OPINION_ONLY = "opinion_only"
    INTERESTED_ONLY = "interested_only"
    WEAK_ONLY = "weak_only"
    ONE_SOURCE = "one_source"
    SEVERAL_SOURCES = "several_sources"


class Contradiction(StrEnum):
    """What speaks against a link. *Weak* is open, and all that is open was rated as weak evidence."""

    NONE = "none"
    ANSWERED = "answered"
    WEAK = "weak"
    OPEN = "open"


ANY_SUPPORT = frozenset(Support)
SOME_SUPPORT = ANY_SUPPORT - {Support.NONE}
INDEPENDENT = frozenset({Support.ONE_SOURCE, Support.SEVERAL_SOURCES})
ANY_CONTRADICTION = frozenset(Contradiction)
SETTLED = frozenset({Contradiction.NONE, Contradiction.ANSWERED})
NOT_OPEN = SETTLED | {Contradiction.WEAK}
EITHER = frozenset({True, False})


@dataclass(frozen=True, kw_only=True)
class LinkRule:
    """One line of the table: when each column holds what was found, the verdict is this, because.

    ``undecided`` is whether mixed or neutral evidence was found, ``told`` whether the link has a
    narrative, ``sought`` whether anybody looked for evidence.
    """

    name: str
    verdict: LinkVerdict
    because: str
    support: frozenset[Support] = ANY_SUPPORT
    contradiction: frozenset[Contradiction] = ANY_CONTRADICTION
    undecided: frozenset[bool] = EITHER
    told: frozenset[bool] = EITHER
    sought: frozenset[bool] = EITHER


LINK_RULES = (
    LinkRule(
        name="not-sought",
        verdict=LinkVerdict.NOT_SOUGHT,
        because="nobody has looked for evidence yet",
        support=frozenset({Support.NONE}),
        contradiction=frozenset({Contradiction.NONE}),
        undecided=frozenset({False}),
        sought=frozenset({False}),
    ),
    LinkRule(
        name="none-found",
        verdict=LinkVerdict.NONE_FOUND,
        because="evidence was looked for and none was found",
        support=frozenset({Support.NONE}),
        contradiction=frozenset({Contradiction.NONE}),
        undecided=frozenset({False}),
    ),
    LinkRule(
        name="contradicted",
        verdict=LinkVerdict.CONTRADICTED,
        because="evidence speaks against it, nothing speaks for it, and nobody has answered it",
        support=frozenset({Support.NONE}),
        contradiction=frozenset({Contradiction.WEAK, Contradiction.OPEN}),
    ),
    LinkRule(
        name="neither-way",
        verdict=LinkVerdict.UNCLEAR,
        because="what was found points neither way",
        support=frozenset({Support.NONE}),
        contradiction=SETTLED,
    ),
    LinkRule(
        name="contested",
        verdict=LinkVerdict.CONTESTED,
        because="evidence speaks for it and against it, and the contradiction is open",
        support=SOME_SUPPORT,
        contradiction=frozenset({Contradiction.OPEN}),
    ),
    LinkRule(
        name="opinion-only",
        verdict=LinkVerdict.WEAK,
        because="only opinions speak for it",
        support=frozenset({Support.OPINION_ONLY}),
        contradiction=NOT_OPEN,
    ),
    LinkRule(
        name="interested-only",
        verdict=LinkVerdict.WEAK,
        because="only those speak for it who gain when it is believed",
        support=frozenset({Support.INTERESTED_ONLY}),
        contradiction=NOT_OPEN,
    ),
    LinkRule(
        name="weak-only",
        verdict=LinkVerdict.WEAK,
        because="only evidence that was rated weak speaks for it",
        support=frozenset({Support.WEAK_ONLY}),
        contradiction=NOT_OPEN,
    ),
    LinkRule(
        name="not-told",
        verdict=LinkVerdict.WEAK,
        because="evidence speaks for it, but nobody has told how the one brought about the other",
        support=INDEPENDENT,
        contradiction=NOT_OPEN,
        told=frozenset({False}),
    ),
    LinkRule(
        name="several-sources",
        verdict=LinkVerdict.WELL_SUPPORTED,
        because="independent sources speak for it, nothing against it is open, and how it came about is told",
        support=frozenset({Support.SEVERAL_SOURCES}),
        contradiction=SETTLED,
        told=frozenset({True}),
    ),
    LinkRule(
        name="weakly-contradicted",
        verdict=LinkVerdict.SUPPORTED,
        because="evidence speaks for it and how it came about is told, but a weak contradiction is open",
        support=INDEPENDENT,
        contradiction=frozenset({Contradiction.WEAK}),
        told=frozenset({True}),
    ),
    LinkRule(
        name="one-source",
        verdict=LinkVerdict.SUPPORTED,
        because="one independent source speaks for it and how it came about is told",
        support=frozenset({Support.ONE_SOURCE}),
        contradiction=SETTLED,
        told=frozenset({True}),
    ),
)
"""The first line that fits gives the verdict on a link."""

LEVELS = (ClaimVerdict.NOT_SHOWN, ClaimVerdict.SUGGESTIVE, ClaimVerdict.PLAUSIBLE, ClaimVerdict.PROBABLE)
"""The verdicts on a claim from least to best."""

LEVEL_OF_LINK: Mapping[LinkVerdict, ClaimVerdict] = {
    LinkVerdict.WELL_SUPPORTED: ClaimVerdict.PROBABLE,
    LinkVerdict.SUPPORTED: ClaimVerdict.PLAUSIBLE,
    LinkVerdict.WEAK: ClaimVerdict.SUGGESTIVE,
    LinkVerdict.CONTESTED: ClaimVerdict.SUGGESTIVE,
    LinkVerdict.UNCLEAR: ClaimVerdict.NOT_SHOWN,
    LinkVerdict.CONTRADICTED: ClaimVerdict.NOT_SHOWN,
    LinkVerdict.NONE_FOUND: ClaimVerdict.NOT_SHOWN,
    LinkVerdict.NOT_SOUGHT: ClaimVerdict.NOT_SHOWN,
}
"""The best that a claim can be whose weakest link has this verdict."""


class RivalEffect(StrEnum):
    """What a rival explanation does to a claim."""

    NOTHING = "nothing"
    CAPS = "caps"
    LOWERS = "lowers"


RIVAL_EFFECTS: Mapping[RivalVerdict, RivalEffect] = {
    RivalVerdict.RULED_OUT: RivalEffect.NOTHING,
    RivalVerdict.REDUCED: RivalEffect.NOTHING,
    RivalVerdict.COEXISTS: RivalEffect.NOTHING,
    RivalVerdict.CANNOT_SAY: RivalEffect.CAPS,
    RivalVerdict.STRONGER: RivalEffect.LOWERS,
}
"""A contributory cause may work beside others: a rival that coexists takes nothing from the claim."""


class ClaimCap(StrEnum):
    """What keeps a claim below its weakest link."""

    NO_PATH = "no_path"
    NO_WHOLE_PATH_SOURCE = "no_whole_path_source"
    NO_RIVAL_WEIGHED = "no_rival_weighed"
    RIVAL_OPEN = "rival_open"
    RESULT_NOT_ACHIEVED = "result_not_achieved"
    RESULT_NOT_KNOWN = "result_not_known"


CLAIM_RULES: Mapping[ClaimCap, ClaimVerdict] = {
    ClaimCap.NO_PATH: ClaimVerdict.NOT_SHOWN,
    ClaimCap.NO_WHOLE_PATH_SOURCE: ClaimVerdict.PLAUSIBLE,
    ClaimCap.NO_RIVAL_WEIGHED: ClaimVerdict.PLAUSIBLE,
    ClaimCap.RIVAL_OPEN: ClaimVerdict.PLAUSIBLE,
    ClaimCap.RESULT_NOT_ACHIEVED: ClaimVerdict.NOT_SHOWN,
    ClaimCap.RESULT_NOT_KNOWN: ClaimVerdict.SUGGESTIVE,
}
"""The best that a claim can be when this holds."""

STATUS_CAPS: Mapping[OutcomeStatus, ClaimCap | None] = {
    OutcomeStatus.ACHIEVED: None,
    OutcomeStatus.PARTLY: None,
    OutcomeStatus.ON_TRACK: None,
    OutcomeStatus.NOT_ACHIEVED: ClaimCap.RESULT_NOT_ACHIEVED,
    OutcomeStatus.NOT_KNOWN: ClaimCap.RESULT_NOT_KNOWN,
    OutcomeStatus.TOO_EARLY: ClaimCap.RESULT_NOT_KNOWN,
    OutcomeStatus.NO_LONGER_RELEVANT: ClaimCap.RESULT_NOT_KNOWN,
}
"""What caps a claim to have helped a result about that has come about so far. Holding back is not asked."""


def link_rule(
    *, support: Support, contradiction: Contradiction, undecided: bool, told: bool, sought: bool
) -> LinkRule:
    """The first line of the table that fits what was found."""
    return next(
        rule
        for rule in LINK_RULES
        if support in rule.support
        and contradiction in rule.contradiction
        and undecided in rule.undecided
        and told in rule.told
        and sought in rule.sought
    )
