"""What somebody says yes to when another writes it down: how they said it, for which uses."""

from django import forms

from doingwith.consent.uses import Use, Way
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.evidence.rules import uses_fit

__all__ = ["USES", "WAYS", "fitting"]

USES = [(use.value, f"For {words.staff}") for use, words in USE_WORDS.items()]
WAYS = [
    (Way.SPOKEN, "They said it to me"),
    (Way.TELEPHONE, "They said it on the telephone"),
    (Way.PAPER, "They wrote it on paper"),
]


def fitting(named: list[str]) -> frozenset[Use]:
    """The uses, when they go together."""
    chosen = frozenset(Use(use) for use in named)
    if not uses_fit(chosen):
        raise forms.ValidationError(
            "Somebody must read it before it can be used in another way. Ask them again."
        )
    return chosen
