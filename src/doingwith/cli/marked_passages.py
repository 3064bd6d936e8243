"""What ``doingwith cases agreement`` says of marked passages."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from doingwith.cli.output import counted, table

if TYPE_CHECKING:
    from doingwith.analysis.passage_agreement import CodeFigures, MarkFigures, PairPassages
    from doingwith.methods.agreement import Agreement

__all__ = ["passage_lines"]


def passage_lines(found: "Iterable[PairPassages]") -> Iterator[str]:
    """For each pair of readers what was compared, the figures, and what has none and why."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{' and '.join(one.readers)}: {counted(one.sources, 'source')} that both marked"
        yield from _left_out(one)
        if one.why:
            yield one.why
        if one.places and one.coded:
            yield from _figures(one, one.places, one.coded)


def _left_out(one: "PairPassages") -> Iterator[str]:
    if one.one_sided:
        yield f"Left out: {counted(one.one_sided, 'source')} that only one of them marked"
    if one.beside:
        yield f"Left out: {counted(one.beside, 'code')} given to parts of pictures or sound"


def _figures(one: "PairPassages", places: "MarkFigures", coded: "MarkFigures") -> Iterator[str]:
    named = [("where, whatever the code", places), ("where and with which code", coded)]
    named += [(_name(each), each.figures) for each in one.codes]
    passages = [f"passages of {reader}" for reader in one.readers]
    yield from table(
        [("", *passages, "sources", "by character", "by passage"), *(_row(*each) for each in named)]
    )
    yield f"by character: {_form(places.by_character)}"
    yield f"by passage: {_form(places.by_passage)}"
    for name, figures in named:
        for how, value in (("character", figures.by_character), ("passage", figures.by_passage)):
            if value.why:
                yield f"{name}, by {how}: {value.why}"


def _name(each: "CodeFigures") -> str:
    return f"{each.code.key} {each.label}" if each.label else f"{each.code.kind} {each.code.key}"


def _row(name: str, found: "MarkFigures") -> tuple[str, ...]:
    counts = (*found.passages, found.sources)
    return (name, *map(str, counts), _value(found.by_character), _value(found.by_passage))


def _value(found: "Agreement") -> str:
    return "." if found.value is None else f"{found.value:.3f}"


def _form(found: "Agreement") -> str:
    return f"{found.coefficient}, {found.form}; unit: {found.unit}"
