"""The words of the page that says how far readers agree: the disagreements first, then the figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.analysis.reader_agreement import LOOKED_FOR, Disagreement, Figures, ReaderAgreement, Seen
from doingwith.methods.agreement import Agreement
from doingwith.reporting.context import named
from doingwith.reporting.wording import count
from doingwith_site.programmes.navigation import ProgrammeFrame

__all__ = ["AgreementPage", "DifferenceRow", "FigureRow"]


@dataclass(frozen=True, kw_only=True)
class DifferenceRow:
    """A factor of a case that readers see otherwise."""

    factor: str
    case: str
    url: str
    seen: Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """The figures of a factor, a domain or a pair of readers."""

    name: str
    agreed: str
    percent: str
    alpha: str
    ac1: str


@dataclass(frozen=True, kw_only=True)
class AgreementPage:
    """How far the readers of a programme agree."""

    frame: ProgrammeFrame
    told: ReaderAgreement

    @property
    def lead(self) -> str:
        """How many cases were read by two, and where their readers differ."""
        if not self.told.cases:
            return "No case has been read by two people yet, so nothing can be said of agreement."
        cases = count(len(self.told.cases), "case")
        differing = count(len(self.told.disagreements), "judgement")
        return f"{cases.capitalize()} read by two people or more, who differ on {differing}."

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
        url = reverse("cases:case", args=[self.frame.identifier, each.case])
        seen = [(one.reader, seen_words(one)) for one in each.seen]
        return DifferenceRow(factor=named(each.factor), case=each.case, url=url, seen=seen)

    @property
    def tables(self) -> list[tuple[str, list[FigureRow]]]:
        """All together, then by domain, by factor and by pair of readers."""
        told = self.told
        pairs = [figure_row(" and ".join(each.readers), each.figures) for each in told.pairs]
        tables = [
            ("All factors together", [figure_row("All", told.overall)] if told.cases else []),
            ("By domain", [figure_row(each.domain.label, each.figures) for each in told.domains]),
            ("By factor", [figure_row(named(each.factor), each.figures) for each in told.factors]),
            ("By pair of readers", pairs),
        ]
        return [table for table in tables if table[1]]


def seen_words(seen: Seen) -> str:
    """What one reader said."""
    if seen.sign is None:
        return "left it out"
    return seen.sign if seen.sign == LOOKED_FOR or not seen.reason else f"{seen.sign}: {seen.reason}"


def figure_row(name: str, figures: Figures) -> FigureRow:
    """Figures in words; a coefficient that is not defined says why."""
    return FigureRow(
        name=name,
        agreed=f"{figures.agreed} of {figures.units}",
        percent=value_words(figures.percent),
        alpha=value_words(figures.alpha),
        ac1=value_words(figures.ac1),
    )


def value_words(agreement: Agreement) -> str:
    """The value to three digits, or the sentence that says why there is none."""
    return agreement.why if agreement.value is None else f"{agreement.value:.3f}"
