"""The story as people tell it, and whether the record is still the one it was told of."""

from dataclasses import replace
from datetime import date

from doingwith.analysis.contribution.record import ContributionRecord, EditedStory, without_citations
from doingwith.analysis.contribution.telling import is_told_of_this, told_anew, with_story
from doingwith.analysis.programme_record import ProgrammeRecord

DAY = date(2026, 11, 26)


def told(cocreate: ProgrammeRecord) -> ContributionRecord:
    return with_story(cocreate.contributions[2], text="We sat at one table.", by="young people", on=DAY)


def test_a_story_knows_the_record_that_it_was_told_of(cocreate: ProgrammeRecord) -> None:
    record = told(cocreate)

    assert record.story is not None
    assert (record.story.by, record.story.told_on) == ("young people", DAY)
    assert is_told_of_this(record)


def test_telling_it_again_in_other_words_changes_nothing_of_what_it_is_told_of(
    cocreate: ProgrammeRecord,
) -> None:
    first = told(cocreate)
    again = with_story(first, text="Other words.")

    assert first.story
    assert again.story
    assert first.story.told_of == again.story.told_of


def test_any_change_to_the_record_is_seen(cocreate: ProgrammeRecord) -> None:
    record = told(cocreate)
    taken_out = replace(record.evidence[0], taken_out="it was misheard")

    assert not is_told_of_this(replace(record, evidence=(taken_out, *record.evidence[1:])))
    assert not is_told_of_this(replace(record, question="Another one?"))


def test_words_taken_back_leave_the_story_as_told_of_this(cocreate: ProgrammeRecord) -> None:
    record = cocreate.contributions[2]
    cited = replace(record.evidence[0], excerpts=("X1",))
    record = with_story(replace(record, evidence=(cited, *record.evidence[1:])), text="Ours.")

    assert is_told_of_this(without_citations(record, {"X1"}))


def test_a_story_of_which_nobody_noted_it_and_no_story_at_all_say_nothing(cocreate: ProgrammeRecord) -> None:
    record = cocreate.contributions[2]

    assert is_told_of_this(record)
    assert is_told_of_this(replace(record, story=EditedStory(text="Ours.")))


def test_words_that_go_leave_a_story_told_of_this_and_one_told_of_an_older_record_as_it_was(
    cocreate: ProgrammeRecord,
) -> None:
    first = with_story(cocreate.contributions[2], text="Ours.")
    changed = replace(first, question="Another one?")

    assert is_told_of_this(told_anew(first, replace(first, question="[words removed]")))
    assert not is_told_of_this(told_anew(changed, replace(changed, question="[words removed]")))
