"""Saved choices as what would have been sent for them, so that somebody can go on from there."""

from collections.abc import Iterator, Sequence

from doingwith.analysis.configuration_choices import AnalysisVersion, Condition, Outcome, Silence
from doingwith.analysis.configurations.sets import CalibratedCell, calibrate
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.forms.set_fields import name_of, silent_cells, without_decisions

__all__ = ["form_data"]


def form_data(record: ProgrammeRecord, version: AnalysisVersion) -> dict[str, str]:
    """What would have been sent for these choices, so that somebody can go on from them."""
    sent = {
        "consistency": f"{version.cuts.consistency:g}",
        "pri": f"{version.cuts.pri:g}",
        "least_cases": str(version.cuts.least_cases),
        "solution": version.solution.value,
    }
    if version.cuts.contradictory_from is not None:
        sent["contradictory_from"] = f"{version.cuts.contradictory_from:g}"
    sets = {one.id: one for one in calibrate(record, without_decisions(version)).sets}
    parts: tuple[Outcome | Condition, ...] = (version.outcome, *version.conditions)
    for part in parts:
        pairs = (*_sent(part, version, record), *_sent_silences(part, silent_cells(sets[name_of(part)])))
        sent |= {f"set-{name_of(part)}-{end}": text for end, text in pairs}
    return sent


def _sent(
    part: Outcome | Condition, version: AnalysisVersion, record: ProgrammeRecord
) -> Iterator[tuple[str, str]]:
    yield "rule", part.rule.value
    if isinstance(part, Outcome):
        yield "absent", "yes" if part.absent else "no"
        return
    yield from (("way", part.way.value), ("together", part.together.value))
    yield "expect", _expected(part, version)
    given = {one.case: one for one in part.memberships}
    for at, case in enumerate(record.cases):
        if case.id in given:
            yield f"given-{at}", f"{given[case.id].membership:g}"
            yield "why", given[case.id].reason


def _sent_silences(part: Outcome | Condition, silent: Sequence[CalibratedCell]) -> Iterator[tuple[str, str]]:
    for one in part.silent:
        if not one.cases or len(silent) == 1:
            yield from _sent_silence("", one)
            continue
        for at, cell in enumerate(silent):
            if cell.case in one.cases:
                yield from _sent_silence(f"case-{at}-", one)


def _sent_silence(prefix: str, one: Silence) -> Iterator[tuple[str, str]]:
    yield f"{prefix}meaning", one.meaning.value
    yield f"{prefix}reason", one.reason
    if one.membership is not None:
        yield f"{prefix}membership", f"{one.membership:g}"


def _expected(part: Condition, version: AnalysisVersion) -> str:
    if part.id in version.expectations:
        return "present"
    return "absent" if f"~{part.id}" in version.expectations else ""
