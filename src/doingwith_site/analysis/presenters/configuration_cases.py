"""The cases behind an answer: what was told of each in every set, and the membership that came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.analysis.configurations.answer import Answer, TermAnswer
from doingwith.analysis.configurations.sets import CalibratedCell, CalibratedSet
from doingwith.analysis.configurations.told import ToldSign
from doingwith.analysis.configurations.words import told_in_words
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.context import capital, judgement_anchor
from doingwith_site.analysis.presenters.configuration_tables import figure
from doingwith_site.cases.presenters.passages import agreements_in, part_words
from doingwith_site.evidence.models import Excerpt

__all__ = ["CaseOfTerm", "CasesOfAnswer", "Passages", "SetOfCase"]

Passages = Mapping[tuple[str, str], Sequence[Excerpt]]
MOST_PASSAGES = 3


@dataclass(frozen=True, kw_only=True)
class SetOfCase:
    """One case in one set: what was told, the membership, why, and the passages it rests on."""

    label: str
    told: str
    sign: str
    basis: str
    membership: str
    why: str
    url: str = ""
    passages: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, kw_only=True)
class CaseOfTerm:
    """A case with the combination, opened to what was told of it."""

    id: str
    title: str
    url: str
    has_outcome: bool
    sets: Sequence[SetOfCase]


@dataclass(frozen=True, kw_only=True)
class CasesOfAnswer:
    """The cases of an answer, for a page. ``passages`` are by case and factor."""

    programme: str
    record: ProgrammeRecord
    answer: Answer
    passages: Passages

    @property
    def agreements_read(self) -> frozenset[int]:
        """The agreements, by their keys, of those whose own words stand in the passages that are shown."""
        return agreements_in(row for rows in self.passages.values() for row in rows[:MOST_PASSAGES])

    def url(self, name: str) -> str:
        """Where a case is read."""
        return reverse("cases:case", args=[self.programme, name])

    @cached_property
    def titles(self) -> dict[str, str]:
        """What each case is called."""
        return {case.id: case.title for case in self.record.cases}

    def with_term(self, term: TermAnswer) -> list[CaseOfTerm]:
        """The cases that have a combination, each opened to what was told of it."""
        return [self._case(name, term) for name in term.cases]

    @property
    def calibrated(self) -> list[tuple[str, str, list[SetOfCase]]]:
        """Every case with its address, and its membership in each set."""
        return [
            (name, self.url(name), [_membership(one, one.cells[at]) for one in self.answer.calibrated.sets])
            for at, name in enumerate(self.answer.calibrated.cases)
        ]

    def _case(self, name: str, term: TermAnswer) -> CaseOfTerm:
        at = self.answer.calibrated.cases.index(name)
        wanted = [self.answer.calibrated.conditions[place] for place, _ in term.fit.term]
        sets = [*wanted, self.answer.calibrated.outcome]
        return CaseOfTerm(
            id=name,
            title=self.titles[name],
            url=self.url(name),
            has_outcome=name not in term.against,
            sets=[of for one in sets for of in self._told(one, one.cells[at])],
        )

    def _told(self, one: CalibratedSet, cell: CalibratedCell) -> Iterator[SetOfCase]:
        signs = [sign for sign in cell.signs if sign.signs] or list(cell.signs[:1])
        if not signs:
            yield _membership(one, cell)
        for sign in signs:
            yield self._judged(cell, sign)

    def _judged(self, cell: CalibratedCell, sign: ToldSign) -> SetOfCase:
        anchor = judgement_anchor(cell.case, sign.factor)
        return SetOfCase(
            label=self.record.factor_list.by_id[sign.factor].label,
            told=" | ".join(sign.signs) or capital(told_in_words(cell)),
            sign=sign.signs[0] if len(sign.signs) == 1 else "",
            basis=sign.basis or "",
            membership=figure(cell.membership),
            why=cell.reason,
            url=f"{self.url(cell.case)}#{anchor}" if sign.signs else "",
            passages=self._passages(cell.case, sign.factor),
        )

    def _passages(self, case: str, factor: str) -> list[tuple[str, str]]:
        return [
            (part_words(row), reverse("cases:excerpt", args=[self.programme, row.token]))
            for row in self.passages.get((case, factor), ())[:MOST_PASSAGES]
        ]


def _membership(one: CalibratedSet, cell: CalibratedCell) -> SetOfCase:
    return SetOfCase(
        label=one.name.label,
        told=capital(told_in_words(cell)),
        sign="",
        basis="",
        membership="stays out" if cell.is_left_out else figure(cell.membership),
        why=cell.reason,
    )
