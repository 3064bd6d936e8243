"""How far two readers agree on marked passages, in words: form and unit stand beside every value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from doingwith.analysis.passage_agreement import CodeFigures, MarkFigures, PairPassages
from doingwith.methods.agreement import Agreement
from doingwith.reporting.wording import count
from doingwith_site.analysis.presenters.figures import Cell, FigureRow, FigureTable, cells_of

__all__ = ["MarkedPair"]

LABELS = ("Alpha, unit: character", "Alpha, unit: passage")


@dataclass(frozen=True)
class MarkedPair:
    """Two readers, what is compared, and the figures."""

    found: PairPassages
    code_names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The two readers."""
        return " and ".join(self.found.readers)

    @property
    def sentences(self) -> list[str]:
        """What the figures rest on, what is left out, and why there are none where there are none."""
        found = self.found
        both = (
            f"{count(found.sources, 'source').capitalize()} that both marked." if not found.why else found.why
        )
        one_sided = f"Left out: {count(found.one_sided, 'source')} that only one of them marked."
        beside = f"Left out: {count(found.beside, 'code')} given to parts of pictures or sound."
        told = [both, one_sided if found.one_sided else "", beside if found.beside else ""]
        return [sentence for sentence in told if sentence]

    @property
    def forms(self) -> list[str]:
        """What form the coefficients have."""
        places = self.found.places
        return [form_words(one) for one in (places.by_character, places.by_passage)] if places else []

    @property
    def table(self) -> FigureTable | None:
        """Where, whatever the code; where and with which code; then code by code."""
        found = self.found
        if found.places is None or found.coded is None:
            return None
        rows = [
            self._row("Where, whatever the code", found.places),
            self._row("Where and with which code", found.coded),
            *(self._row(code_words(each, self.code_names), each.figures) for each in found.codes),
        ]
        columns = ("Of what", *self._readers, "Sources", *LABELS)
        return FigureTable(title=f"Marked passages of {self.name}", columns=columns, rows=rows)

    @property
    def _readers(self) -> list[str]:
        return [f"Passages of {reader}" for reader in self.found.readers]

    def _row(self, name: str, found: MarkFigures) -> FigureRow:
        numbers = [*zip(self._readers, found.passages, strict=True), ("Sources", found.sources)]
        counts = [Cell(label=label, words=str(number)) for label, number in numbers]
        return FigureRow(
            name=name, cells=[*counts, *cells_of(LABELS, [found.by_character, found.by_passage])]
        )


def code_words(each: CodeFigures, names: Mapping[tuple[str, str], str]) -> str:
    """A factor by its label; a clause or an outcome in its words, else by its identifier."""
    kind, key = each.code.kind.value, each.code.key
    if each.label:
        return f"{each.label} ({key})"
    words = names.get((kind, key))
    return f"{kind.capitalize()}: {words}" if words else f"{kind.capitalize()} {key}"


def form_words(found: Agreement) -> str:
    """The coefficient, its form and its unit."""
    return f"Unit {found.unit}: {found.coefficient}, {found.form}."
