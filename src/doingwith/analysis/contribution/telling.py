"""The story as people tell it, and whether the record still is the one that they told it of."""

import hashlib
from dataclasses import replace
from datetime import date

from doingwith.analysis.contribution.record import ContributionRecord, EditedStory
from doingwith.common.canonical import canonical_text

__all__ = ["is_told_of_this", "record_fingerprint", "told_anew", "with_story"]


def record_fingerprint(record: ContributionRecord) -> str:
    """The SHA-256 of a record's canonical form without its story, in hexadecimal.

    References to excerpts are left out: words that were taken back change no story.
    """
    evidence = tuple(replace(item, excerpts=()) for item in record.evidence)
    text = canonical_text(replace(record, evidence=evidence, story=None))
    return hashlib.sha256(text.encode()).hexdigest()


def with_story(
    record: ContributionRecord,
    *,
    text: str,
    by: str = "",
    on: date | None = None,
    seen: ContributionRecord | None = None,
) -> ContributionRecord:
    """The record with this story, told of ``seen``: the record as its writer saw it; else as it stands."""
    told = EditedStory(text=text, by=by, told_on=on, told_of=record_fingerprint(seen or record))
    return replace(record, story=told)


def is_told_of_this(record: ContributionRecord) -> bool:
    """Whether the story was told of the record as it stands; True where nobody noted it, or none is told."""
    story = record.story
    return story is None or not story.told_of or story.told_of == record_fingerprint(record)


def told_anew(before: ContributionRecord, after: ContributionRecord) -> ContributionRecord:
    """``after``, from which words were taken, with its story told of it as far as it was told of ``before``.

    Words that are held back or taken back are no change that people made to the record.
    """
    story = after.story
    if after == before or story is None or not story.told_of or not is_told_of_this(before):
        return after
    return replace(after, story=replace(story, told_of=record_fingerprint(after)))
