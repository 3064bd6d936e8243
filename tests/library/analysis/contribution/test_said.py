"""What a contribution record says, part by part."""

from tests.support.contribution_making import item, record

from doingwith.analysis.contribution.record import Challenge, EditedStory, Round, Step, StepNote, StepStatus
from doingwith.analysis.contribution.said import said_in_contribution


def test_each_part_is_read_in_its_place() -> None:
    step = StepNote(step=Step.QUESTION, status=StepStatus.DONE, note="asked twice")
    objection = Challenge(by="a carer", text="it was luck", answer="it was not")
    told = record(
        item("E1", "L1", told_by="a nurse", answer="she was there"),
        item("E2", "L2", taken_out="hearsay"),
        item("E3", "X1", answer="nobody knew that law"),
        story=EditedStory(text="so it came"),
        rounds=(Round(number=1, question="did it?", steps=(step,), challenges=(objection,)),),
    )

    assert [(place, words.split("\n")) for place, words in said_in_contribution(told)] == [
        ("", ["did it?", "so it came"]),
        ("round-1", ["did it?", "asked twice"]),
        ("open", ["it was luck", "it was not"]),
        ("K1", ["it did", "node C"]),
        ("L1", ["node A", "node B", "told"]),
        ("L2", ["node B", "node C", "told"]),
        ("K1-X1", ["a new law"]),
        ("E1", ["what E1 says", "a nurse", "she was there"]),
        ("", ["what E2 says", "hearsay"]),
        ("E3", ["what E3 says"]),
    ]


def test_an_item_that_rested_on_words_taken_back_says_nothing() -> None:
    told = said_in_contribution(record(item("E1", "L1"), item("E2", "L1")), {"E1"})

    assert [place for place, _ in told if place.startswith("E")] == ["E2"]
