"""The words of the page that says how far readers agree: the disagreements first, then the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from doingwith.analysis.passage_agreement import PairPassages
from doingwith.analysis.reader_agreement import LOOKED_FOR, Disagreement, Figures, ReaderAgreement, Seen
from doingwith.methods.agreement import Agreement
from doingwith.reporting.context import named
from doingwith.reporting.wording import count
from doingwith_site.analysis.presenters.figures import Cell, FigureRow, FigureTable, cells_of
from doingwith_site.analysis.presenters.marked_passages import MarkedPair
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["AgreementPage", "DifferenceRow", "SeenRow"]

COEFFICIENTS = ("Share", "Krippendorff's alpha", "Gwet's AC1")
KAPPA = "Cohen's kappa"


@dataclass(frozen=True, kw_only=True)
class SeenRow:
    """What one reader says of a factor. ``sign`` is drawn as a tile; empty where they gave none."""

    reader: str
    sign: str
    words: str


@dataclass(frozen=True, kw_only=True)
class DifferenceRow:
    """A factor of a case that readers see otherwise."""

    factor: str
    case: str
    url: str
    seen: Sequence["SeenRow"]


@dataclass(frozen=True, kw_only=True)
class AgreementPage:
    """How far the readers of a programme agree, on judgements and on marked passages."""

    frame: ProgrammeFrame
    told: ReaderAgreement
    marked: Sequence[PairPassages] = ()
    code_names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def lead(self) -> str:
        """How many cases were read by two, and where their readers differ."""
        if not self.told.cases:
            return "No case has been read by two people yet, so nothing can be said of agreement."
        cases = f"{count(len(self.told.cases), 'case').capitalize()} read by two people or more"
        if not self.told.disagreements:
            return f"{cases}, who agree on every judgement."
        return f"{cases}, who differ on {count(len(self.told.disagreements), 'judgement')}."

    @property
    def left_out(self) -> str:
        """How many judgements are left out because nothing is left that they rested on; empty for none."""
        number = self.told.left_out
        if not number:
            return ""
        verb = "is" if number == 1 else "are"
        return (
            f"{count(number, 'judgement').capitalize()} {verb} left out of all figures: all the words that "
            f"{'it' if number == 1 else 'they'} rested on were taken back."
        )

    @property
    def differences(self) -> list[DifferenceRow]:
        """Where readers differ."""
        return [self._difference(each) for each in self.told.disagreements]

    def _difference(self, each: Disagreement) -> DifferenceRow:
        url = reverse("cases:factor", args=[self.frame.identifier, each.case, each.factor.id])
        seen = [seen_row(one) for one in each.seen]
        return DifferenceRow(factor=named(each.factor), case=each.case, url=url, seen=seen)

    @property
    def tables(self) -> list[FigureTable]:
        """All together, by pair of readers, by domain and by factor."""
        told = self.told
        pairs = [figure_row(" and ".join(each.readers), each.figures, each.kappa) for each in told.pairs]
        tables = [
            table_of("All factors together", [figure_row("All", told.overall)] if told.cases else []),
            table_of("By pair of readers", pairs, KAPPA),
            table_of("By domain", [figure_row(each.domain.label, each.figures) for each in told.domains]),
            table_of("By factor", [figure_row(named(each.factor), each.figures) for each in told.factors]),
        ]
        return [table for table in tables if table.rows]

    @property
    def marked_pairs(self) -> list[MarkedPair]:
        """How far each two readers agree on passages."""
        return [MarkedPair(each, code_names=self.code_names) for each in self.marked]


def seen_row(seen: Seen) -> SeenRow:
    """What one reader said."""
    if seen.sign is None or seen.sign == LOOKED_FOR:
        return SeenRow(reader=seen.reader, sign="", words=seen.sign or "left it out")
    return SeenRow(reader=seen.reader, sign=seen.sign, words=seen.reason)


def table_of(title: str, rows: Sequence[FigureRow], *more: str) -> FigureTable:
    """A table of judgements' figures; ``more`` are coefficients beside those that all have."""
    return FigureTable(title=title, columns=("Of what", "Alike", *COEFFICIENTS, *more), rows=rows)


def figure_row(name: str, figures: Figures, kappa: Agreement | None = None) -> FigureRow:
    """Figures in words; one that is not defined says why."""
    found = [figures.percent, figures.alpha, figures.ac1]
    labels = (*COEFFICIENTS, *([KAPPA] if kappa else []))
    alike = Cell(label="Alike", words=f"{figures.agreed} of {figures.units}")
    return FigureRow(name=name, cells=[alike, *cells_of(labels, [*found, *([kappa] if kappa else [])])])
