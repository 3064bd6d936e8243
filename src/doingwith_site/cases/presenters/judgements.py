"""A case's judgements as rows: each factor with what every reader made of it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.case import Case
from doingwith.cases.readings import Judgement
from doingwith.common.judgements import NOT_REPORTED
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList
from doingwith.reporting.context import capital, judgement_anchor, named
from doingwith.reporting.wording import count, listed, sign_words, word

__all__ = [
    "DomainGroup",
    "FactorRow",
    "Mark",
    "Reader",
    "UnlistedRow",
    "JudgementRows",
    "lost_words",
    "taken_back_words",
]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody who read the case: the name in the record, and what they do."""

    id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One reader's judgement; no sign when that reader did not report the factor.

    ``anchor`` is empty for the first judgement of a row: there the row has it.
    """

    reader: str
    sign: str = ""
    basis: str = ""
    rests_on: str = "not reported"
    because: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class FactorRow:
    """A factor with the marks of all readers. ``difference`` says how they differ; empty when not.

    ``is_settled`` tells that they agreed since on what stands.
    ``url`` leads to the factor's readings and the passages they rest on; empty when they stand nowhere.
    """

    name: str
    anchor: str
    marks: tuple[Mark, ...]
    difference: str
    is_settled: bool = False
    url: str = ""

    @property
    def mark(self) -> Mark:
        """The only reader's mark."""
        return self.marks[0]


@dataclass(frozen=True, kw_only=True)
class DomainGroup:
    """A domain with its rows."""

    label: str
    rows: tuple[FactorRow, ...]


@dataclass(frozen=True, kw_only=True)
class UnlistedRow:
    """Something at work that the factor list has no place for."""

    text: str
    sign: str
    basis: str
    rests_on: str
    source: str
    reader: str


@dataclass(frozen=True)
class JudgementRows:
    """A case's judgements laid out against a factor list.

    ``pages`` are the addresses at which single factors are compared, by the factors' identifiers.
    ``taken_back`` says how many passages a judgement rested on that are gone, by reader and factor;
    ``emptied`` names those of which none is left.
    """

    case: Case
    factor_list: FactorList
    pages: Mapping[str, str]
    taken_back: Mapping[tuple[str, str], int]
    emptied: Collection[tuple[str, str]] = frozenset()

    def groups(self, role: DomainRole) -> list[DomainGroup]:
        """The reported factors of each domain with this role, in the list's order."""
        found = [
            DomainGroup(label=domain.label, rows=tuple(self._rows(domain, factors)))
            for domain, factors in self.factor_list.in_domains()
            if domain.role is role
        ]
        return [group for group in found if group.rows]

    @property
    def differing(self) -> int:
        """To how many factors readers gave different signs."""
        return len(self._differing)

    @property
    def agreed_since(self) -> int:
        """On how many of these they have agreed."""
        return len(self._differing & self._agreed.keys())

    @cached_property
    def _differing(self) -> set[str]:
        return {factor for factor, given in self._given.items() if len({each.sign for _, each in given}) > 1}

    @property
    def emptied_factors(self) -> list[Factor]:
        """The factors of which a judgement has lost all its passages, in the list's order."""
        gone = {factor for _, factor in self.emptied}
        return [factor for factor in self.factor_list.factors if factor.id in gone]

    def silent(self) -> list[tuple[Domain, list[Factor]]]:
        """Each domain with those of its factors that no reader reported."""
        found = [
            (domain, [factor for factor in factors if factor.id not in self._given])
            for domain, factors in self.factor_list.in_domains()
        ]
        return [(domain, factors) for domain, factors in found if factors]

    @cached_property
    def _agreed(self) -> dict[str, AgreedJudgement]:
        agreed = self.case.agreed.judgements if self.case.agreed else ()
        return {judgement.factor: judgement for judgement in agreed}

    @cached_property
    def _given(self) -> dict[str, list[tuple[str, Judgement]]]:
        given: dict[str, list[tuple[str, Judgement]]] = {}
        for reading in self.case.readings:
            for judgement in reading.judgements():
                given.setdefault(judgement.factor, []).append((reading.reader, judgement))
        return given

    def _rows(self, domain: Domain, factors: Sequence[Factor]) -> Iterator[FactorRow]:
        for factor in factors:
            given = self._given.get(factor.id)
            if given:
                yield FactorRow(
                    name=named(factor),
                    anchor=judgement_anchor(self.case.id, factor.id),
                    marks=tuple(self._marks(factor, given)),
                    difference=self._difference(factor, given, domain.role),
                    is_settled=factor.id in self._agreed,
                    url=self.pages.get(factor.id, ""),
                )

    def _difference(self, factor: Factor, given: Sequence[tuple[str, Judgement]], role: DomainRole) -> str:
        agreed = self._agreed.get(factor.id)
        lost = sum(self.taken_back.get((reader, factor.id), 0) for reader, _ in given)
        told = difference_words(given, role, agreed)
        return f"{told} {capital(lost_words(lost))}." if agreed and lost else told

    def _marks(self, factor: Factor, given: Sequence[tuple[str, Judgement]]) -> Iterator[Mark]:
        by_reader = dict(given)
        first = given[0][0]
        for reading in self.case.readings:
            judgement = by_reader.get(reading.reader)
            if judgement is None:
                yield Mark(reader=reading.reader)
            else:
                further = "" if reading.reader == first else reading.reader
                yield mark_of(
                    judgement,
                    reading.reader,
                    judgement_anchor(self.case.id, factor.id, further) if further else "",
                    taken_back_words(
                        self.taken_back.get((reading.reader, factor.id), 0),
                        none_left=(reading.reader, factor.id) in self.emptied,
                    ),
                )

    @property
    def unlisted(self) -> list[UnlistedRow]:
        """What readers found besides the list."""
        return [
            UnlistedRow(
                text=capital(found.text),
                sign=found.sign,
                basis=found.basis,
                rests_on=word(found.basis),
                source=found.source or "not reported",
                reader=reading.reader,
            )
            for reading in self.case.readings
            for found in reading.unlisted
        ]


def mark_of(judgement: Judgement, reader: str, anchor: str, taken_back: str) -> Mark:
    """A judgement as a mark; ``taken_back`` says what became of its passages."""
    return Mark(
        reader=reader,
        sign=judgement.sign,
        basis=judgement.basis,
        rests_on=f"{word(judgement.basis)}{taken_back}",
        because=capital(judgement.reason) or "No reason given.",
        anchor=anchor,
    )


def lost_words(passages: int) -> str:
    """What is added to what was agreed when passages of the judgements are gone."""
    return f"the judgements lost {count(passages, 'passage')} that {was_or_were(passages)} taken back"


def was_or_were(number: int) -> str:
    """The verb for so many."""
    return "was" if number == 1 else "were"


def taken_back_words(passages: int, *, none_left: bool = False) -> str:
    """What is added to what a judgement rests on when passages are gone; empty when none is."""
    again = ", and none is left: to be read again" if none_left else ""
    return f"; {count(passages, 'passage')} taken back by who told it{again}" if passages else ""


def difference_words(
    given: Sequence[tuple[str, Judgement]], role: DomainRole, agreed: AgreedJudgement | None = None
) -> str:
    """How readers differ and what they agreed on, in words; empty when they just give the same sign."""
    told = listed([f"{sign_words(judgement.sign, role)} for {reader}" for reader, judgement in given])
    differ = f"The readers differ: {told}." if len({judgement.sign for _, judgement in given}) > 1 else ""
    return " ".join(filter(None, [differ, agreed_words(agreed, role) if agreed else ""]))


def agreed_words(agreed: AgreedJudgement, role: DomainRole) -> str:
    """What was agreed, why, and who keeps another view."""
    sign = sign_words(agreed.sign, role) if agreed.sign else NOT_REPORTED
    keeps = "".join(f" {one.reader} still sees it otherwise: {one.reason}" for one in agreed.dissent)
    return f"They agreed on: {sign}. {capital(agreed.reason)}{keeps}"
