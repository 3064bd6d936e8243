"""Takes words that were taken back out of contribution records, in every version."""

from collections.abc import Sequence
from typing import Any

from doingwith.consent.redaction import without_words
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.evidence.models import AccountPart

__all__ = ["take_out_of_contributions"]


@eraser("words in contribution records")
def take_out_of_contributions(taken: TakenBack) -> list[Erased]:
    """What evaluators wrote keeps their own words and loses the teller's."""
    parts = AccountPart.objects.filter(account__agreement=taken.agreement)
    parts = parts if taken.parts is None else parts.filter(pk__in=taken.parts)
    texts, count = list(parts.values_list("text", flat=True)), 0
    here = ContributionVersion.objects.filter(contribution__programme=taken.agreement.programme_id)
    for row in here:
        content, number = _without(row.content, texts)
        if number:
            here.filter(pk=row.pk).update(content=content)
            count += number
    return [Erased(kind="quote", count=count)]


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
