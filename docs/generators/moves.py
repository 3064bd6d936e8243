"""Which moves a project may make on the Double Diamond, from the table that decides it."""

from doingwith.projects.moves import ALLOWED, NEEDS_REASON, NOT_NOW, Condition, MoveKind
from generators import markdown

CONDITIONS = {
    Condition.NOT_REPORTED: "No stage reported",
    Condition.AT_WORK: "At work",
    Condition.HELD_BACK: "Held back",
    Condition.STOPPED: "Stopped",
}
MOVES = {
    MoveKind.FORWARD: "forward",
    MoveKind.BACK: "back",
    MoveKind.HOLD: "hold back",
    MoveKind.STOP: "stop",
    MoveKind.RESUME: "take up again",
}


def page() -> str:
    """The table of moves, and the sentences for those that may not be made."""
    return markdown.page(
        "Moves of a project",
        "src/doingwith/projects/moves.py",
        "What a project may do next depends on where it stands. Forward and back also need a stage in that"
        " direction. A move adds a step to the path and removes none.",
        markdown.table(("The project is", *MOVES.values()), map(_row, Condition)),
        "## What a person is asked for",
        markdown.table(
            ("Move", "Without a reason"), ((MOVES[move], text) for move, text in NEEDS_REASON.items())
        ),
        "## What a person is told",
        markdown.table(("The project is", "Move", "Sentence"), _sentences()),
    )


def _row(condition: Condition) -> list[str]:
    return [CONDITIONS[condition], *("yes" if move in ALLOWED[condition] else "" for move in MOVES)]


def _sentences() -> list[tuple[str, str, str]]:
    return [
        (CONDITIONS[condition], MOVES[move], sentence)
        for condition, sentences in NOT_NOW.items()
        for move, sentence in sentences.items()
    ]
