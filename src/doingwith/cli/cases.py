"""``doingwith cases``: what the cases say, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import held_in_data, leaving, note_held, told_leaving
from doingwith.cli.marked_passages import passage_lines
from doingwith.cli.output import counted, say, table, write_data, write_json

if TYPE_CHECKING:
    from doingwith.analysis.matrix import CaseFactorMatrix, Cell
    from doingwith.analysis.passage_agreement import PairPassages
    from doingwith.analysis.reader_agreement import Disagreement, Figures, ReaderAgreement
    from doingwith.methods.agreement import Agreement

__all__ = ["cases"]

MARKS = (
    "+ enabling, - constraining, +/- both; [in brackets] stated in the sources, the others inferred; "
    ". not reported; | readers differ"
)


@click.group()
def cases() -> None:
    """Compare the cases of a programme."""


@cases.command()
@BUNDLE
@click.option("--json", "form", flag_value="json", help="Print the matrix as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print the matrix as CSV, one line for each judgement.")
def matrix(bundle: Path, form: str | None) -> None:
    """Show every case against every factor: sign, basis, and what was not reported.

    Not reported is not the same as absent: it has its own mark in the table, and its own
    value, "not reported", in JSON and CSV. In CSV the signs are words, so that no
    spreadsheet takes them for formulas. Reasons that tell what somebody said who does not agree to be
    quoted are held back, and counted.

    \b
    Examples:
      doingwith cases matrix data/cocreate
      doingwith cases matrix data/cocreate --json
      doingwith cases matrix data/cocreate --csv > matrix.csv
    """
    from doingwith.analysis.matrix import case_factor_matrix
    from doingwith.analysis.matrix_data import matrix_as_csv, matrix_as_data

    found = case_factor_matrix(leaving(read(bundle)))
    if not form:
        _print(found)
        return
    data = matrix_as_data(found)
    places = held_in_data(data)
    if form == "json":
        write_json({**data, "held_back": places})
    else:
        write_data(matrix_as_csv(found))
    note_held(places)


@cases.command()
@BUNDLE
@click.option("--json", "as_json", is_flag=True, help="Print the agreement as JSON.")
def agreement(bundle: Path, as_json: bool) -> None:
    """Show where readers of one case differ, and how far they agree beyond chance.

    The disagreements come first, the figures after: overall, by domain, by factor, and by pair of
    readers. A factor that a reader left out counts for nothing, unless the reading says that it was
    looked for. Last come the passages that readers marked: where, and with which codes. No word of them
    is shown. Reasons that tell what somebody said who does not agree to be quoted are held back, and counted.

    \b
    Examples:
      doingwith cases agreement data/cocreate
      doingwith cases agreement data/example --json
    """
    from doingwith.analysis.marked_texts import marked_texts
    from doingwith.analysis.passage_agreement import passage_agreement
    from doingwith.analysis.passage_agreement_data import passages_as_data
    from doingwith.analysis.reader_agreement import reader_agreement
    from doingwith.analysis.reader_agreement_data import agreement_as_data

    record = read(bundle)
    found = reader_agreement(leaving(record), confidence=0.95)
    # Compared in the whole words, so that codes of which nothing is left to read do not become one.
    compared = passage_agreement(record.cases, marked_texts(record), record.factor_list)
    marked, named = told_leaving(record, compared)
    data = agreement_as_data(found)
    places = held_in_data(data) + named
    if as_json:
        write_json({**data, "marked_passages": passages_as_data(marked), "held_back": places})
    else:
        _print_agreement(found, marked)
    note_held(places)


def _print_agreement(found: "ReaderAgreement", marked: "tuple[PairPassages, ...]") -> None:
    single = ", ".join(case.id for case in found.single)
    if not found.cases:
        say("No case was read by two people, so there is no agreement to tell of.")
        return
    say(counted(len(found.disagreements), "disagreement"), strong=True)
    for one in found.disagreements:
        for line in _disagreement_lines(one):
            say(line)
    say()
    say("How far the readers agree", strong=True)
    head = ("", "judged by two", "agreed", "left out by one", "percent", "alpha", "AC1")
    rows = [
        _row("all", found.overall),
        *(_row(one.domain.label, one.figures) for one in found.domains),
        *(_row(f"{one.factor.id} {one.factor.label}", one.figures) for one in found.factors),
        *(_row(" and ".join(one.readers), one.figures) for one in found.pairs),
    ]
    for line in table([head, *rows]):
        say(line)
    for line in _ending(found):
        say(line)
    if single:
        say(f"Read by one person, and not counted: {single}.")
    say()
    say("How far they agree on marked passages", strong=True)
    for line in passage_lines(marked):
        say(line)


def _disagreement_lines(one: "Disagreement") -> list[str]:
    lines = [f"  {one.case} {one.factor.id} {one.factor.label}"]
    for seen in one.seen:
        reason = f": {seen.reason}" if seen.reason else ""
        lines.append(f"    {seen.reader:<12} {seen.sign or 'left out'}{reason}")
    return lines


def _row(label: str, figures: "Figures") -> tuple[str, ...]:
    counts = (figures.units, figures.agreed, figures.one_sided)
    values = (figures.percent, figures.alpha, figures.ac1)
    return (label, *map(str, counts), *map(_value, values))


def _value(found: "Agreement") -> str:
    return "." if found.value is None else f"{found.value:.3f}"


def _ending(found: "ReaderAgreement") -> list[str]:
    lines = ["", "alpha: Krippendorff's, nominal; AC1: Gwet's; unit: one factor of one case; . not defined"]
    alpha = found.overall.alpha
    if alpha.why:
        lines.append(f"Alpha over all: {alpha.why}")
    if alpha.interval is not None:
        ends = f"{alpha.interval.low:.3f} to {alpha.interval.high:.3f}"
        lines.append(
            f"Alpha over all, 95% bootstrap interval: {ends} ({alpha.interval.resamples:,} resamples)"
        )
    lines += [f"Cohen's kappa of {' and '.join(one.readers)}: {_value(one.kappa)}" for one in found.pairs]
    return lines


def _print(found: "CaseFactorMatrix") -> None:
    head = ("", *(case.id for case in found.cases), "")
    rows = [(row.factor.id, *map(_mark, row.cells), row.factor.label) for row in found.rows]
    for line in table([head, *rows]):
        say(line)
    say()
    say(MARKS)
    for line in _counts(found):
        say(line)


def _mark(cell: "Cell") -> str:
    from doingwith.common.judgements import Basis

    marks = (
        f"[{read.judgement.sign}]" if read.judgement.basis is Basis.EXPLICIT else str(read.judgement.sign)
        for read in cell.held
    )
    return " | ".join(dict.fromkeys(marks)) or "."


def _counts(found: "CaseFactorMatrix") -> list[str]:
    from doingwith.common.judgements import Basis
    from doingwith.programmes.factors import DomainRole

    lines = []
    for role in DomainRole:
        judgements = counted(found.judgement_count(role), f"{role} judgement")
        explicit = found.judgement_count(role, Basis.EXPLICIT)
        lines.append(
            f"{judgements}: {explicit} explicit, {found.judgement_count(role, Basis.INFERRED)} inferred"
        )
    silent = found.factors_in_no_case()
    names = ": " + ", ".join(factor.id for factor in silent) if silent else ""
    return [*lines, f"{counted(len(silent), 'factor')} in no case{names}"]
