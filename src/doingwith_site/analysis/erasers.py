"""Takes words that were taken back out of contributions, comparisons and logic models, in every version."""

from collections.abc import Sequence
from typing import Any

from doingwith.consent.redaction import taken_from, without, without_words
from doingwith.exchange.rewording import reworded
from doingwith.logic_models.evidence import without_evidence
from doingwith.logic_models.freezing import frozen_anew
from doingwith_site.analysis.models import AnalysisVersion, ConfigurationAnalysis, ContributionVersion
from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.consent.redaction import take_out
from doingwith_site.evidence.models import Account, AccountPart, Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.logic_models.records import logic_model_value, reword

__all__ = ["take_out_of_configurations", "take_out_of_contributions", "take_out_of_logic_models"]


@eraser("words in contribution records")
def take_out_of_contributions(taken: TakenBack) -> list[Erased]:
    """What evaluators wrote keeps their own words and loses the teller's."""
    texts, count = _texts(taken), 0
    here = ContributionVersion.objects.filter(contribution__programme=taken.agreement.programme_id)
    for row in here:
        content, number = _without(row.content, texts)
        if number:
            here.filter(pk=row.pk).update(content=content)
            count += number
    return [Erased(kind="quote", count=count)]


@eraser("words in comparisons of configurations")
def take_out_of_configurations(taken: TakenBack) -> list[Erased]:
    """Reasons, titles and names of conditions keep what evaluators wrote and lose the teller's words.

    The choices stay as they are, and so does the answer: no figure comes from words.
    """
    texts, here = _texts(taken), taken.agreement.programme_id
    count = take_out(ConfigurationAnalysis.objects.filter(programme=here), ["title"], texts)
    rows = AnalysisVersion.objects.filter(analysis__programme=here)
    for row in rows:
        choices, number = _without(row.choices, texts)
        if number:
            rows.filter(pk=row.pk).update(choices=choices)
            count += number
    return [Erased(kind="quote", count=count)]


@eraser("words in logic models")
def take_out_of_logic_models(taken: TakenBack) -> list[Erased]:
    """What people drew keeps their own words, loses the teller's, and names no passage of theirs."""
    prepared, names, count = taken_from(_texts(taken)), _names(taken), 0

    def clean(text: str) -> str:
        nonlocal count
        made, found = without(text, prepared)
        count += found
        return made

    for row in taken.agreement.programme.logic_models.select_related("project").prefetch_related("versions"):
        drawn = logic_model_value(row)
        left = reworded(without_evidence(drawn, names), clean)
        if left != drawn:
            reword(row, frozen_anew(left))
    return [Erased(kind="quote", count=count)]


def _texts(taken: TakenBack) -> list[str]:
    parts = AccountPart.objects.filter(account__agreement=taken.agreement)
    parts = parts if taken.parts is None else parts.filter(pk__in=taken.parts)
    return list(parts.values_list("text", flat=True))


def _names(taken: TakenBack) -> frozenset[str]:
    """What a bundle calls the passages that go; and the account, when all of it goes."""
    rows = Excerpt.objects.filter(part__account__agreement=taken.agreement)
    rows = rows if taken.parts is None else rows.filter(part__in=taken.parts)
    accounts = (
        Account.objects.filter(agreement=taken.agreement) if taken.parts is None else Account.objects.none()
    )
    names = [excerpt_name(*named) for named in rows.values_list("identifier", "token")]
    return frozenset([*names, *accounts.values_list("identifier", flat=True)])


def _without(value: Any, texts: Sequence[str]) -> tuple[Any, int]:  # noqa: ANN401
    """A JSON value without these words in any of its texts, and how many stretches were taken out."""
    if isinstance(value, str):
        return without_words(value, texts)
    if isinstance(value, list):
        found = [_without(each, texts) for each in value]
        return [each for each, _ in found], sum(count for _, count in found)
    if isinstance(value, dict):
        inside = {key: _without(each, texts) for key, each in value.items()}
        return {key: each for key, (each, _) in inside.items()}, sum(count for _, count in inside.values())
    return value, 0
