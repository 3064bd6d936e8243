"""What a command may print of a record: whatever is printed is soon copied elsewhere."""

import json
from typing import TYPE_CHECKING, TypeVar

from doingwith.cli.output import note

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord

__all__ = ["held_in_data", "leaving", "note_held", "told_leaving"]

Value = TypeVar("Value")


def leaving(record: "ProgrammeRecord") -> "ProgrammeRecord":
    """The record without what tells what somebody said who does not agree to be quoted, even without a name.

    Signs, ratings and verdicts stay: they are the readers' own.
    """
    from datetime import date

    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_held_words

    left, _ = without_held_words(record, *held_in(record, Use.QUOTE_WITHOUT_NAME, date.today()))
    return left


def told_leaving(record: "ProgrammeRecord", told: Value) -> tuple[Value, int]:
    """What was found in the whole record without words that may not be quoted, and in how many places."""
    from datetime import date

    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_words

    _, texts = held_in(record, Use.QUOTE_WITHOUT_NAME, date.today())
    return without_words(told, texts)


def held_in_data(data: object) -> int:
    """In how many places of plain data words are held back."""
    from doingwith.exchange.holding import HELD_BACK

    return json.dumps(data, ensure_ascii=False).count(HELD_BACK)


def note_held(places: int) -> None:
    """Says beside the output why words are missing, when there are any."""
    from doingwith.reporting.held_back import held_back_words

    if places:
        note(held_back_words(places))
