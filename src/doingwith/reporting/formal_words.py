"""The words of a formal update: what it is good for and what not, the figures, and what carries most."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from doingwith.analysis.contribution.estimates import Chance, Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.formal import WARNINGS, ItemShare, UpdateResult, update_in
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.reporting.wording import listed, sentence

__all__ = [
    "GOOD_FOR",
    "NOT_GOOD_FOR",
    "WithoutRow",
    "carries_sentence",
    "chance_words",
    "estimate_words",
    "factor_words",
    "formal_sentence",
    "formal_sentences",
    "from_to_sentence",
    "left_out_sentences",
    "odds_words",
    "per_cent_words",
    "warning_sentences",
    "without_rows",
]

GOOD_FOR = (
    "It lays open how people reason: what they expected to see, before they looked.",
    "It shows which item of evidence the claim hangs on, and what would be left without it.",
    "It makes people say beforehand what would speak against the claim.",
)
NOT_GOOD_FOR = (
    "It measures nothing. The numbers are people's estimates, and others would give others.",
    "It changes no verdict: those follow from the evidence by the table.",
    "It is not for comparing claims or projects. A higher number is no better work.",
    "Items that share their origin count once. Estimates that were not locked before looking do not count.",
)


@dataclass(frozen=True, kw_only=True)
class WithoutRow:
    """One item of the table: what it is, what it multiplies the odds by, and the chance without it."""

    name: str
    item: str
    found: str
    factor: str
    counts: str
    without: str


def per_cent_words(value: PerCent) -> str:
    """An estimate in words: "30 to 50 per cent"."""
    low, high = value.low, value.high
    return f"{low} per cent" if low == high else f"{low} to {high} per cent"


def chance_words(value: Chance) -> str:
    """A chance that follows, in whole per cent that never reach 0 or 100."""
    low, high = _whole(value.low), _whole(value.high)
    return f"{low} per cent" if low == high else f"{low} to {high} per cent"


def _whole(chance: float) -> str:
    if chance < 0.01:
        return "less than 1"
    return "more than 99" if chance > 0.99 else f"{floor(chance * 100 + 0.5)}"


def odds_words(value: PerCent) -> str:
    """An estimate as odds: "1 to 4" is one time that it holds against four that it does not."""
    told = dict.fromkeys(_odds(end) for end in (value.low, value.high))
    return f"odds of {' up to '.join(told)}"


def _odds(per_cent: int) -> str:
    chance = min(max(per_cent, 0.5), 99.5)
    if chance <= 50:
        return f"1 to {_short((100 - chance) / chance)}"
    return f"{_short(chance / (100 - chance))} to 1"


def factor_words(value: Chance) -> str:
    """By what the odds are multiplied, and which way that speaks."""
    low, high = _short(value.low), _short(value.high)
    times = f"{low} times" if low == high else f"{low} to {high} times"
    if value.low > 1:
        return f"{times}, for the claim"
    if value.high < 1:
        return f"{times}, against the claim"
    return f"{times}, either way"


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def estimate_words(record: ContributionRecord, one: Estimate) -> str:
    """What an estimate is about: what was expected, or what the item says where nobody wrote that."""
    item = record.evidence_by_id.get(one.evidence)
    return sentence(one.expects or (item.text if item else one.name))


def formal_sentences(record: ContributionRecord, claim: str) -> Iterator[str]:
    """The one sentence on a claim's formal update, where it is switched on and something was opened."""
    if record.formal_is_on:
        for formal in record.updates:
            found = update_in(record, formal)
            if formal.claim == claim and found.shares:
                yield formal_sentence(found)


def formal_sentence(found: UpdateResult) -> str:
    """From where to where the chance of a claim went, what carries most, and that it proves nothing."""
    carries = found.carries_most
    hangs = f"; {_named(carries)} {_most(carries)}" if carries else ""
    prior, after = per_cent_words(found.prior), chance_words(found.posterior)
    return (
        "Formal update, from people's estimates that were locked before they looked: the chance that the "
        f"claim holds was {prior} before and is {after} after{hangs}. This shows how they reason; it "
        "measures nothing and changes no verdict."
    )


def from_to_sentence(found: UpdateResult) -> str:
    """The chance before any of the evidence, and with all that was opened in time."""
    prior, after = per_cent_words(found.prior), chance_words(found.posterior)
    return f"Before the evidence: {prior} ({odds_words(found.prior)}). With all of it: {after}."


def carries_sentence(found: UpdateResult) -> str:
    """Which item carries the most, with figures."""
    carries = found.carries_most
    if not carries:
        return "No item moves the chance." if found.shares else "No evidence was opened yet."
    whole = chance_words(found.posterior)
    return sentence(f"{_named(carries)} {_most(carries)}, and with everything it is {whole}")


def _named(shares: tuple[ItemShare, ...]) -> str:
    return listed([share.name for share in shares])


def _most(shares: tuple[ItemShare, ...]) -> str:
    if len(shares) == 1:
        return f"carries the most: without it the chance would be {chance_words(shares[0].without)}"
    left = dict.fromkeys(chance_words(share.without) for share in shares)
    return f"carry the most, each as much: without one of them the chance would be {listed(list(left))}"


def without_rows(record: ContributionRecord, formal: FormalUpdate, found: UpdateResult) -> list[WithoutRow]:
    """The table "without each item": one row for every estimate whose evidence was opened in time."""
    rows = []
    for share in found.shares:
        one = formal.estimate(share.name)
        assert one is not None, "shares are of the update's estimates"  # noqa: S101
        rows.append(
            WithoutRow(
                name=share.name,
                item=estimate_words(record, one),
                found=f"found, as {share.evidence}" if one.found else "looked for, not found",
                factor=factor_words(share.factor),
                counts="yes" if share.counts else "no: another of the same source says more",
                without=chance_words(share.without),
            )
        )
    return rows


def left_out_sentences(formal: FormalUpdate, found: UpdateResult) -> Iterator[str]:
    """Which estimates wait, and which count for nothing."""
    waiting = [one.name for one in formal.estimates if one.found is None]
    gone = [name for name in found.left_out if name not in waiting]
    if waiting:
        yield f"Not opened yet: {listed(waiting)}."
    if gone:
        yield f"Left out: {listed(gone)}."


def warning_sentences(found: UpdateResult) -> list[str]:
    """What a reader of the figures must bear in mind."""
    return [WARNINGS[one] for one in found.warnings]
