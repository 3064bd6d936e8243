"""The six steps of contribution analysis in a round of a record: what was done in each, what is open."""

from collections.abc import Iterator

from doingwith.analysis.contribution.record import ContributionRecord, Round, Step, StepNote, StepStatus
from doingwith.reporting.document import Block, Paragraph, Row, Strong, Table, one_group, row
from doingwith.reporting.wording import count, day, listed, sentence, word

__all__ = ["contribution_round", "steps_sentence"]


def contribution_round(record: ContributionRecord, one: Round) -> Iterator[Block]:
    """A round's question, how many of its steps are done, and each step with what was noted."""
    yield Paragraph((Strong(f"Round {one.number}. "), f"{sentence(one.question)} {steps_sentence(one)}"))
    if one.steps:
        yield Table(
            caption=f"The six steps in round {one.number} of {record.id}",
            columns=("Step", "How far", "What was done, or is missing"),
            groups=one_group(_step(one.note_at(step)) for step in Step),
            stacks=True,
        )


def steps_sentence(one: Round) -> str:
    """How many of the six steps are done, under way and not begun, and which are open."""
    if not one.steps:
        return "Nobody has noted yet how far its six steps have come."
    done = sum(one.status(step) is StepStatus.DONE for step in Step)
    left = [step for step in Step if one.status(step) is not StepStatus.DONE]
    if not left:
        return "All six steps are done."
    told = listed([f"“{word(step)}” ({word(one.status(step))})" for step in left])
    are = f"{count(done, 'step')} of six {'is' if done == 1 else 'are'} done"
    return f"{sentence(are)} Open: {told}."


def _step(note: StepNote) -> Row:
    noted = f" Noted on {day(note.noted_on)}." if note.noted_on else ""
    told = sentence(note.note) if note.note else "Nothing was noted."
    return row(word(note.step), sentence(word(note.status)), f"{told}{noted}")
