"""The tables of verdicts."""

from itertools import product

from doingwith.analysis.contribution.verdicts import (
    CLAIM_RULES,
    LEVEL_OF_LINK,
    LEVELS,
    LINK_RULES,
    RIVAL_EFFECTS,
    STATUS_CAPS,
    ClaimCap,
    ClaimVerdict,
    Contradiction,
    LinkRule,
    LinkVerdict,
    RivalVerdict,
    Support,
    link_rule,
)
from doingwith.logic_models.nodes import OutcomeStatus

EITHER = (True, False)


def _every_finding() -> list[LinkRule]:
    return [
        link_rule(support=support, contradiction=contradiction, undecided=undecided, told=told, sought=sought)
        for support, contradiction, undecided, told, sought in product(
            Support, Contradiction, EITHER, EITHER, EITHER
        )
    ]


def test_every_finding_has_a_rule_and_every_rule_decides_something() -> None:
    assert set(_every_finding()) == set(LINK_RULES)


def test_every_verdict_on_a_link_can_come_about() -> None:
    assert {rule.verdict for rule in _every_finding()} == set(LinkVerdict)


def test_every_rule_has_a_name_of_its_own_and_says_why() -> None:
    assert len({rule.name for rule in LINK_RULES}) == len(LINK_RULES)
    assert all(rule.because for rule in LINK_RULES)


def test_the_tables_of_claims_are_complete() -> None:
    assert set(LEVEL_OF_LINK) == set(LinkVerdict)
    assert set(LEVELS) == set(ClaimVerdict)
    assert set(CLAIM_RULES) == set(ClaimCap)
    assert set(RIVAL_EFFECTS) == set(RivalVerdict)
    assert set(STATUS_CAPS) == set(OutcomeStatus)


def test_more_support_never_makes_a_verdict_worse() -> None:
    for contradiction, undecided, told in product(Contradiction, EITHER, EITHER):
        levels = [
            LEVELS.index(
                LEVEL_OF_LINK[
                    link_rule(
                        support=support,
                        contradiction=contradiction,
                        undecided=undecided,
                        told=told,
                        sought=True,
                    ).verdict
                ]
            )
            for support in Support
        ]

        assert levels == sorted(levels)


def test_more_contradiction_never_makes_a_verdict_better() -> None:
    for support, undecided, told in product(Support, EITHER, EITHER):
        levels = [
            LEVELS.index(
                LEVEL_OF_LINK[
                    link_rule(
                        support=support,
                        contradiction=contradiction,
                        undecided=undecided,
                        told=told,
                        sought=True,
                    ).verdict
                ]
            )
            for contradiction in Contradiction
        ]

        assert levels == sorted(levels, reverse=True)
