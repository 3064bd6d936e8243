"""Agreement on marked passages for other programs: plain data for JSON, without a word that was marked.

Other programs rely on this form (docs/reference/json.md): keys may be added, never renamed.
"""

from collections.abc import Iterable
from typing import Any

from doingwith.analysis.passage_agreement import CodeFigures, MarkFigures, PairPassages
from doingwith.analysis.reader_agreement_data import coefficient_as_data

__all__ = ["passages_as_data"]


def passages_as_data(found: Iterable[PairPassages]) -> list[dict[str, Any]]:
    """For each pair of readers what the figures rest on, then the figures, each with form and unit."""
    return [_pair(one) for one in found]


def _pair(one: PairPassages) -> dict[str, Any]:
    return {
        "readers": list(one.readers),
        "sources": one.sources,
        "sources_marked_by_one": one.one_sided,
        "codes_on_pictures_and_sound": one.beside,
        "why_not": one.why or None,
        "whatever_the_code": one.places and _figures(one.places),
        "with_which_code": one.coded and _figures(one.coded),
        "codes": [_code(each) for each in one.codes],
    }


def _code(each: CodeFigures) -> dict[str, Any]:
    known = {"kind": each.code.kind.value, "refers_to": each.code.key, "label": each.label}
    return {**known, **_figures(each.figures)}


def _figures(found: MarkFigures) -> dict[str, Any]:
    return {
        "passages": list(found.passages),
        "sources": found.sources,
        "by_character": {**coefficient_as_data(found.by_character), "unit": found.by_character.unit},
        "by_passage": {**coefficient_as_data(found.by_passage), "unit": found.by_passage.unit},
    }
