"""What may be done with somebody's words now. Every door out asks ``may_use``, and nothing else decides.

The ages are those at which the law of the United Kingdom lets a young person agree for themselves to
online services (13: Data Protection Act 2018, section 9); below and beside that, understanding counts
(Gillick v West Norfolk and Wisbech Area Health Authority [1985] UKHL 7).
"""

from dataclasses import dataclass, replace
from datetime import date

from doingwith.consent.uses import AgeBand, SaidBy, Use

__all__ = [
    "Agreement",
    "Answer",
    "agreed_uses",
    "allowed_uses",
    "last_answers",
    "may_be_used",
    "may_use",
    "needs_guardian",
]

YOUNG = frozenset({AgeBand.FROM_13, AgeBand.FROM_16})


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One yes or no to one use, by whom and when. ``on`` is None when the day is not known."""

    use: Use
    agrees: bool
    said_by: SaidBy
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Everything that decides what may be done with one account.

    ``answers`` stand in the order in which they were said. ``understands`` is what was judged last
    of a young person, None when nobody judged. ``is_held`` while a worry about the teller's safety
    is looked into; ``is_withdrawn`` from the moment of asking to take the words back.
    """

    answers: tuple[Answer, ...] = ()
    age: AgeBand = AgeBand.NOT_SAID
    understands: bool | None = None
    is_held: bool = False
    is_withdrawn: bool = False


def may_use(agreement: Agreement, use: Use) -> bool:
    """Whether this use may be made now."""
    return use in allowed_uses(agreement)


def may_be_used(agreement: Agreement, use: Use, on: date) -> bool:
    """Whether this use may be made on a day, as far as had been said by then.

    An answer without a date counts as said before. A hold and a withdrawal, which have no date
    here, count always: what was taken back is not used, whatever day is asked about.
    """
    said = tuple(answer for answer in agreement.answers if answer.on is None or answer.on <= on)
    return may_use(replace(agreement, answers=said), use)


def allowed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses that may be made now: none while a worry is looked into or after withdrawal."""
    if agreement.is_held or agreement.is_withdrawn:
        return frozenset()
    return agreed_uses(agreement)


def agreed_uses(agreement: Agreement) -> frozenset[Use]:
    """The uses to which everybody who must say yes has said yes last.

    A child's no is a no, whatever a guardian says. What nobody was asked is not agreed to.
    """
    teller = yes_of(agreement, SaidBy.TELLER)
    return teller & yes_of(agreement, SaidBy.GUARDIAN) if needs_guardian(agreement) else teller


def needs_guardian(agreement: Agreement) -> bool:
    """Whether a guardian must say yes too: under 13, or when a young person was judged not to understand."""
    if agreement.age == AgeBand.UNDER_13:
        return True
    return agreement.age in YOUNG and agreement.understands is False


def last_answers(agreement: Agreement, said_by: SaidBy) -> dict[Use, bool]:
    """What this voice said last to each use that it was asked about."""
    return {answer.use: answer.agrees for answer in agreement.answers if answer.said_by == said_by}


def yes_of(agreement: Agreement, said_by: SaidBy) -> frozenset[Use]:
    """The uses to which this voice last said yes."""
    return frozenset(use for use, agrees in last_answers(agreement, said_by).items() if agrees)
