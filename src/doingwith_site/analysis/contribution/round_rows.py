"""The rounds of a contribution record with what stands inside them, in words and addresses."""

from doingwith.analysis.contribution.record import ContributionRecord, Round, Step
from doingwith.reporting.contribution_story import objection_sentence, wanted_sentence
from doingwith.reporting.wording import day, sentence, word
from doingwith_site.analysis.contribution.desk import ContributionDesk
from doingwith_site.analysis.contribution.rows import OpenLine, RoundSheet, StepRow

__all__ = ["objection_lines", "round_sheets", "wanted_lines"]


def round_sheets(desk: ContributionDesk, record: ContributionRecord) -> list[RoundSheet]:
    """Each round, its six steps and how far they have come, and where it is changed."""
    return [
        RoundSheet(
            heading=f"Round {one.number}: {one.question}",
            anchor=f"round-{one.number}",
            steps=tuple(_step(desk, one, step) for step in Step),
            change_url=desk.address("change_part", "round", str(one.number)),
        )
        for one in record.rounds
    ]


def _step(desk: ContributionDesk, one: Round, step: Step) -> StepRow:
    note = one.note_at(step)
    noted = f"Noted on {day(note.noted_on)}." if note.noted_on else ""
    told = (sentence(note.note) if note.note else "", noted)
    return StepRow(
        step=word(step),
        status=word(note.status),
        note=" ".join(words for words in told if words),
        url=desk.address("change_in_round", str(one.number), "step", step.value),
    )


def objection_lines(desk: ContributionDesk, record: ContributionRecord) -> list[OpenLine]:
    """What was objected in every round, answered or not."""
    return [
        OpenLine(
            words=objection_sentence(record, one, each),
            url=desk.address("change_in_round", str(one.number), "objection", str(at)),
            doing="Change it" if each.answer else "Answer it",
        )
        for one in record.rounds
        for at, each in enumerate(one.challenges, start=1)
    ]


def wanted_lines(desk: ContributionDesk, record: ContributionRecord) -> list[OpenLine]:
    """What was to be looked for after every round, and what came of it."""
    return [
        OpenLine(
            words=wanted_sentence(record, one, each),
            url=desk.address("change_in_round", str(one.number), "wanted", str(at)),
            doing="Change it" if each.came_of_it else "Say what came of it",
        )
        for one in record.rounds
        for at, each in enumerate(one.next_evidence, start=1)
    ]
