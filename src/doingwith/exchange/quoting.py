"""What people of the programme typed, without what rests on words that may not leave.

A report and a drawing hold no account of anybody; they hold what evaluators wrote about accounts.
"""

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date
from typing import TypeVar

from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.consent.agreements import may_be_used
from doingwith.consent.redaction import taken_from, without
from doingwith.consent.uses import Use
from doingwith.exchange.permission import HELD_BACK, SAID, without_words_of
from doingwith.exchange.rewording import reworded

__all__ = ["held_in", "without_held_words", "without_words"]

Value = TypeVar("Value")


def held_in(record: ProgrammeRecord, use: Use, on: date) -> tuple[frozenset[str], tuple[str, ...]]:
    """The names under which words that may not be put to this use on this day are cited, and the words."""
    held = [
        account
        for account in record.accounts
        if not all(may_be_used(account.agreement, one, on) for one in (use, Use.PROJECT_TEAM))
    ]
    sources = {account.id for account in held}
    marks = {one.id for marked in record.marked_sources if marked.id in sources for one in marked.excerpts}
    return frozenset(sources | marks), tuple(part.text for account in held for part in account.parts)


def without_held_words(
    record: ProgrammeRecord, names: Set[str], texts: Iterable[str]
) -> tuple[ProgrammeRecord, int]:
    """The record without what was typed about these excerpts and accounts, and how often that was.

    The reason of a judgement and the summary of an item of evidence that cite one of ``names`` are held back
    whole: they tell in other words what somebody said. So is what readers agreed on a factor for which one
    of them cites it. Everywhere else the words of ``texts`` are taken out, four and more in a row. Signs, and
    verdicts that follow from them, stay: they are the readers' own.
    """
    held = _Held(names)
    made = replace(
        record,
        cases=tuple(map(held.case, record.cases)),
        contributions=tuple(map(held.contribution, record.contributions)),
    )
    made, notes = without_words_of(made, taken_from(texts).at_least(SAID), mark=HELD_BACK)
    return made, held.count + notes


def without_words(value: Value, texts: Iterable[str]) -> tuple[Value, int]:
    """The value, such as a drawing, without four and more of these words in a row, and how often."""
    taken = taken_from(texts).at_least(SAID)
    count = 0

    def clean(text: str) -> str:
        nonlocal count
        made, found = without(text, taken, mark=HELD_BACK)
        count += found
        return made

    return (reworded(value, clean), count) if taken.runs else (value, 0)


class _Held:
    """Holds back, and counts."""

    def __init__(self, names: Set[str]) -> None:
        self.names, self.count = frozenset(names), 0

    def case(self, case: Case) -> Case:
        resting = {
            one.factor
            for reading in case.readings
            for one in reading.judgements()
            if self.names.intersection(one.excerpts)
        }
        readings = tuple(
            replace(
                reading,
                conditions=tuple(map(self._judgement, reading.conditions)),
                results=tuple(map(self._judgement, reading.results)),
            )
            for reading in case.readings
        )
        agreed = case.agreed and replace(
            case.agreed,
            judgements=tuple(
                replace(
                    one,
                    reason=self._text(one.reason),
                    dissent=tuple(replace(voice, reason=self._text(voice.reason)) for voice in one.dissent),
                )
                if one.factor in resting or self.names.intersection(one.excerpts)
                else one
                for one in case.agreed.judgements
            ),
        )
        return replace(case, readings=readings, agreed=agreed)

    def contribution(self, record: ContributionRecord) -> ContributionRecord:
        evidence = tuple(
            replace(item, text=self._text(item.text)) if self.names.intersection(item.excerpts) else item
            for item in record.evidence
        )
        return replace(record, evidence=evidence)

    def _judgement(self, judgement: Judgement) -> Judgement:
        if not self.names.intersection(judgement.excerpts):
            return judgement
        return replace(judgement, reason=self._text(judgement.reason))

    def _text(self, text: str) -> str:
        self.count += bool(text)
        return HELD_BACK if text else text
