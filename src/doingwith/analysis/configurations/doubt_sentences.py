"""The doubts in words: what noise does, and what would change the answer."""

from doingwith.analysis.configurations.doubts import Doubts, Variation, VariedBy
from doingwith.analysis.configurations.words import RULES

__all__ = ["changing_sentences", "noise_meaning", "noise_sentence"]

OFTEN = 0.05
"""From this share of shuffles on, noise does so well that the answer is no finding. A convention, no law."""


def noise_sentence(asked: Doubts) -> str:
    """How often shuffled outcomes gave an answer as good."""
    noise = asked.noise
    if not asked.has_answer:
        return "There is no answer to hold against noise."
    if not noise.shuffles:
        return "Noise could not be looked at in the time given: do not rest anything on this answer."
    if noise.all_ways:
        ways = f"{noise.as_good:,} of all {noise.shuffles:,} ways"
        return f"Noise fits as well in {ways} to deal out the outcome."
    return f"Noise fits as well in {noise.as_good:,} of {noise.shuffles:,} shuffles of the outcome."


def noise_meaning(asked: Doubts) -> str:
    """What that means for whoever wants to believe the answer."""
    noise = asked.noise
    if not noise.shuffles:
        return ""
    if noise.all_ways and OFTEN * noise.shuffles < 1:
        return (
            "One of these ways is the one that was found. With so few cases no answer whatever could be told "
            "from noise: take it back to the cases as a question. By itself it is no finding."
        )
    if noise.as_good > OFTEN * noise.shuffles:
        return (
            "That is often. The answer is a question to take back to the cases: does the story of each case "
            "bear it out? By itself it is no finding."
        )
    return "That is rare. It still says only what goes together in these cases, not what caused it."


def changing_sentences(asked: Doubts) -> tuple[str, ...]:
    """Every choice and every case with which the answer would be another; empty when none would."""
    changed = [_of_variation(one) for one in asked.variations if not one.same]
    cases = asked.changing_cases
    if cases:
        changed.append(f"Without {' or without '.join(cases)} the answer would be another.")
    return tuple(changed)


def _of_variation(one: Variation) -> str:
    if one.by is VariedBy.SILENCE or one.rule is None:
        return f"If silence about “{one.label}” meant the opposite, the answer would be another."
    return f"With the rule “{RULES[one.rule]}” for “{one.label}” the answer would be another."
