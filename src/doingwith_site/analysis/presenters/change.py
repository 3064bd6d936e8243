"""What changed between two versions of a theory, told in one sentence."""

from doingwith.analysis.theory_difference import PartDifference, StatementDifference, TheoryDifference
from doingwith.reporting.wording import count, listed, word
from doingwith.theory.theory import Part

__all__ = ["change_sentence"]


def change_sentence(difference: TheoryDifference) -> str:
    """From which version to which, and what was added, widened, reworded and dropped."""
    told = listed([*_statements(difference), *_grown(difference), *_other(difference), *_dropped(difference)])
    names = f"From “{difference.before.label}” to “{difference.after.label}”"
    return f"{names}: {told or 'nothing changed'}."


def _pairs(difference: TheoryDifference) -> list[StatementDifference]:
    return [each for each in difference.statements if each.before and each.after]


def _statements(difference: TheoryDifference) -> list[str]:
    added = sum(each.before is None for each in difference.statements)
    dropped = sum(each.after is None for each in difference.statements)
    return [
        *([f"{count(added, 'statement')} added"] if added else []),
        *([f"{count(dropped, 'statement')} dropped"] if dropped else []),
    ]


def _grown(difference: TheoryDifference) -> list[str]:
    """Part by part: clauses simply added, then each list that was reworked into a longer one."""
    told = []
    for part in (Part.WHEN, Part.THEN, Part.BECAUSE):
        changed = [(each, each.part(part)) for each in _pairs(difference)]
        added = sum(len(found.added) for _, found in changed if not _is_reworked(found))
        if added:
            told.append(f"{count(added, f'{word(part)} clause')} added")
        told += [_reworked(part, each, found) for each, found in changed if _is_reworked(found)]
    return told


def _is_reworked(found: PartDifference) -> bool:
    return bool(found.reworded or found.dropped) and bool(found.added)


def _reworked(part: Part, each: StatementDifference, found: PartDifference) -> str:
    earlier = len(each.before.clauses(part)) if each.before else 0
    verb = "widened" if len(found.now) > earlier else "reworked"
    grown = f"{verb} from {count(earlier, 'clause')} to {len(found.now):,}"
    return f"the {word(part)} of statement {each.number} {grown}"


def _other(difference: TheoryDifference) -> list[str]:
    parts = [found for each in _pairs(difference) for found in each.parts if not _is_reworked(found)]
    reworded = sum(len({pair.after.id for pair in found.reworded}) for found in parts)
    relinked = sum(len(found.relinked) for each in _pairs(difference) for found in each.parts)
    return [
        *([f"{count(reworded, 'clause')} reworded"] if reworded else []),
        *([f"{count(relinked, 'clause')} linked to other factors"] if relinked else []),
        *_rearranged(difference),
    ]


def _rearranged(difference: TheoryDifference) -> list[str]:
    """How many clauses stand elsewhere, ideas were split, and clauses join several ideas."""
    parts = [found for each in difference.statements for found in each.parts]
    moved = {pair.after.id for found in parts for pair in found.moved}
    split = {pair.before.id for found in parts for pair in found.split}
    merged = {pair.after.id for found in parts for pair in found.merged}
    return [
        *([f"{count(len(moved), 'clause')} moved"] if moved else []),
        *([f"{'one idea' if len(split) == 1 else count(len(split), 'idea')} split"] if split else []),
        *([f"{count(len(merged), 'clause')} merged from several"] if merged else []),
    ]


def _dropped(difference: TheoryDifference) -> list[str]:
    dropped = sum(len(found.dropped) for each in _pairs(difference) for found in each.parts)
    return [
        f"{'one' if dropped == 1 else f'{dropped:,}'} {'idea' if dropped == 1 else 'ideas'} dropped"
    ] * bool(dropped)
