"""Changing a contribution record: each change is a function from one record to the next."""

from dataclasses import replace
from typing import Any

from doingwith.analysis.contribution.record import ContributionRecord

__all__ = [
    "LISTS",
    "added_part",
    "asked_of",
    "begin_record",
    "changed_part",
    "free_id",
    "part_in",
    "with_part",
    "without_part",
]

LISTS = {
    "rounds": "number",
    "nodes": "id",
    "links": "id",
    "evidence": "id",
    "claims": "id",
    "rivals": "id",
    "events": "id",
}
"""The lists of a record, and by what each tells its parts apart."""
PREFIXES = {"nodes": "N", "links": "L", "evidence": "E", "claims": "K", "rivals": "R", "events": "V"}
NO_CLAIM_YET = "no claim has been written yet"


def begin_record(*, id: str, project: str, question: str) -> ContributionRecord:  # noqa: A002
    """A record with its question and nothing else; it says that no claim has been written yet."""
    return ContributionRecord(id=id, project=project, question=question, no_claim_because=NO_CLAIM_YET)


def free_id(record: ContributionRecord, key: str) -> str:
    """An identifier for a new part of a list, after the highest number there is; of a round, its number."""
    if key == "rounds":
        return str(len(record.rounds) + 1)
    taken = {part.id for part in getattr(record, key)}
    numbers = [int(name[1:]) for name in taken if name[1:].isdigit()]
    return f"{PREFIXES[key]}{max(numbers, default=0) + 1}"


def part_in(record: ContributionRecord, key: str, name: str) -> Any | None:  # noqa: ANN401
    """The part of a list with this identifier; None when it is not there."""
    return next((part for part in getattr(record, key) if str(getattr(part, LISTS[key])) == name), None)


def with_part(record: ContributionRecord, *, key: str, part: Any) -> ContributionRecord:  # noqa: ANN401
    """The record with this part in place of the one of its identifier, or after all others.

    A first claim takes the place of the reason why none was made.
    """
    name = str(getattr(part, LISTS[key]))
    parts = tuple(part if str(getattr(one, LISTS[key])) == name else one for one in getattr(record, key))
    if part_in(record, key, name) is None:
        parts = (*parts, part)
    why_none = "" if key == "claims" else record.no_claim_because
    changed: dict[str, Any] = {key: parts, "no_claim_because": why_none}
    return replace(record, **changed)


def without_part(record: ContributionRecord, *, key: str, name: str) -> ContributionRecord:
    """The record without this part. Without its last claim, it says again that none has been written."""
    parts = tuple(one for one in getattr(record, key) if str(getattr(one, LISTS[key])) != name)
    is_last_claim = key == "claims" and not parts
    why_none = NO_CLAIM_YET if is_last_claim else record.no_claim_because
    changed: dict[str, Any] = {key: parts, "no_claim_because": why_none}
    return replace(record, **changed)


def added_part(record: ContributionRecord, *, key: str, part: Any) -> ContributionRecord:  # noqa: ANN401
    """The record with one part more; where somebody else took its identifier meanwhile, under the next."""
    if part_in(record, key, str(getattr(part, LISTS[key]))) is None:
        return with_part(record, key=key, part=part)
    if key == "rounds":
        return with_part(record, key=key, part=replace(part, number=len(record.rounds) + 1))
    return with_part(record, key=key, part=replace(part, id=free_id(record, key)))


def changed_part(
    record: ContributionRecord,
    *,
    key: str,
    part: Any,  # noqa: ANN401
    own: tuple[str, ...],
) -> ContributionRecord:
    """The record with a part's fields ``own`` and verdict; what others changed in the rest of it stays."""
    latest = part_in(record, key, str(getattr(part, LISTS[key])))
    if latest is None:
        return with_part(record, key=key, part=part)
    fields = {name: getattr(part, name) for name in (*own, "override") if hasattr(part, name)}
    return with_part(record, key=key, part=replace(latest, **fields))


def asked_of(record: ContributionRecord, *, key: str, name: str, own: tuple[str, ...]) -> object:
    """The fields ``own`` of a part as it stands, and its verdict; None when the part is gone."""
    part = part_in(record, key, name)
    return part and tuple(getattr(part, field, None) for field in (*own, "override"))
