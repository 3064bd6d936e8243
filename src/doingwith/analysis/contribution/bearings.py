"""What an item of evidence bears on, changed: each change is a function from one record to the next."""

from dataclasses import replace

from doingwith.analysis.contribution.editing import part_in, with_part
from doingwith.analysis.contribution.evidence import Bearing
from doingwith.analysis.contribution.record import ContributionRecord

__all__ = ["bearing_of", "with_bearing", "without_bearing"]


def bearing_of(record: ContributionRecord, *, name: str, on: str) -> Bearing | None:
    """How the item bears on that, as it stands; None when it does not, or is gone."""
    item = part_in(record, "evidence", name)
    return next((one for one in item.bearings if one.on == on), None) if item else None


def with_bearing(record: ContributionRecord, *, name: str, bearing: Bearing) -> ContributionRecord:
    """The record in which the item bears so on that; of what it said before, only a note stays."""
    item, before = part_in(record, "evidence", name), bearing_of(record, name=name, on=bearing.on)
    if item is None:
        return record
    others = (one for one in item.bearings if one is not before)
    told = replace(bearing, note=before.note) if before else bearing
    return with_part(record, key="evidence", part=replace(item, bearings=(*others, told)))


def without_bearing(record: ContributionRecord, *, name: str, on: str) -> ContributionRecord:
    """The record in which the item no longer bears on it."""
    item = part_in(record, "evidence", name)
    if item is None:
        return record
    left = tuple(one for one in item.bearings if one.on != on)
    return with_part(record, key="evidence", part=replace(item, bearings=left))
