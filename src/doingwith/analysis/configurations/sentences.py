"""Solutions as sentences that people can read aloud."""

from collections.abc import Sequence

from doingwith.analysis.configurations.sets import CalibratedTable
from doingwith.methods.qca import Out, TruthTable

__all__ = ["solution_sentence", "term_sentence"]


def term_sentence(calibrated: CalibratedTable, term: Sequence[tuple[int, int]]) -> str:
    """A combination in words: what was so, joined by "and". The empty one holds whatever the conditions."""
    names = [calibrated.conditions[at].name for at, _ in term]
    parts = [name.present if value else name.absent for name, (_, value) in zip(names, term, strict=True)]
    return " and ".join(parts) or "any of the conditions was so or not"


def solution_sentence(
    calibrated: CalibratedTable, table: TruthTable, models: Sequence[str], number: int
) -> str:
    """What the answer is, in one or two sentences; why there is none, where there is none."""
    name = calibrated.outcome.name
    outs = {row.out for row in table.rows}
    if Out.POSITIVE not in outs:
        return (
            f"No combination of these conditions goes with the outcome “{name.present}” in these cases. "
            "That is an answer, too."
        )
    if not outs & {Out.NEGATIVE, Out.CONTRADICTION}:
        return (
            f"Every combination that was observed goes with the outcome “{name.present}”. No case speaks "
            "against it, so nothing can be told from these cases about the conditions."
        )
    if number > 1:
        return f"{number:,} answers fit these cases equally well. None of them is better than the others."
    return models[0] if models else "The answer could not be finished in the time given."
