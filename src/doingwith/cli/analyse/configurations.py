"""``doingwith analyse configurations``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.analysis.configuration_choices import AnalysisVersion, Cuts, Rule, SolutionKind
from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.endings import DataIsWrong
from doingwith.cli.leaving import held_in_data, leaving, note_held
from doingwith.cli.output import counted, say, table, write_data, write_json

if TYPE_CHECKING:
    from doingwith.analysis.configurations.answer import Answer
    from doingwith.analysis.configurations.doubts import Doubts
    from doingwith.analysis.programme_record import ProgrammeRecord

__all__ = ["configurations"]


@click.command()
@BUNDLE
@click.option("--saved", default="", help="Run a saved analysis again, by its id; deliver@1 for a version.")
@click.option("--outcome", default="", help="A design stage or a result factor; “~” before it: its absence.")
@click.option(
    "--outcome-rule",
    type=click.Choice([one.value for one in Rule]),
    default=Rule.AT_LEAST_PARTLY.value,
    show_default=True,
    help="From where on the outcome counts as there.",
)
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    help="A factor or a domain, with how it is read: C13, F8:hindered, leadership:any:by_degrees.",
)
@click.option("--given", multiple=True, help="A condition of your own: 'online: CS1=1, CS2=0: why'.")
@click.option("--not-reported", multiple=True, help="What silence means: 'C13=0: why', 'C13@CS1=leave: why'.")
@click.option(
    "--solution",
    type=click.Choice([one.value for one in SolutionKind]),
    default=SolutionKind.CONSERVATIVE.value,
    show_default=True,
    help="How much of what nobody observed may be used.",
)
@click.option(
    "--expect", default="", help="What is expected to help, for the intermediate solution: C13,~F8."
)
@click.option("--consistency", type=float, default=0.8, show_default=True, help="Consistency cut-off.")
@click.option("--contradictory-from", type=float, default=None, help="Second, lower consistency cut-off.")
@click.option("--pri-cut", type=float, default=0.0, show_default=True, help="Least PRI of a positive row.")
@click.option("--n-cut", type=int, default=1, show_default=True, help="Least number of cases in a row.")
@click.option("--shuffles", type=click.IntRange(20, 2000), default=200, show_default=True, help="For noise.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Same seed, same figure.")
@click.option("--json", "form", flag_value="json", help="Print the answer as JSON.")
@click.option("--csv", "form", flag_value="csv", help="Print the memberships, for doingwith qca or for R.")
def configurations(
    bundle: Path,
    saved: str,
    outcome: str,
    outcome_rule: str,
    conditions: tuple[str, ...],
    given: tuple[str, ...],
    not_reported: tuple[str, ...],
    solution: str,
    expect: str,
    consistency: float,
    contradictory_from: float | None,
    pri_cut: float,
    n_cut: int,
    shuffles: int,
    seed: int,
    form: str | None,
) -> None:
    """Ask which combinations of conditions go with an outcome, and how far to believe it.

    What the record does not report is never taken for absent: say with --not-reported what it
    means and why, or that the case stays out. Without that there is no answer. Words of who does not agree
    to be quoted are held back, and counted.

    \b
    Examples:
      doingwith analyse configurations data/cocreate --saved deliver
      doingwith analyse configurations data/cocreate --outcome ~deliver --condition A1
      doingwith analyse configurations data/cocreate --saved deliver --json
      doingwith analyse configurations data/cocreate --saved deliver --csv > cases.csv
    """
    from doingwith.analysis.configurations.answer import answer
    from doingwith.analysis.configurations.checks import ConfigurationsRefused
    from doingwith.analysis.configurations.data import answer_as_data, memberships_as_csv
    from doingwith.analysis.configurations.doubts import doubts
    from doingwith.cli.analyse.choices import conditions_of, outcome_of, with_silences

    record = leaving(read(bundle))
    if saved and (outcome or conditions or given):
        raise DataIsWrong("--saved runs choices that were saved. Leave --outcome and --condition out.")
    if saved:
        version = _saved(record, saved)
    elif not outcome:
        raise DataIsWrong(f"Name an outcome, or a saved analysis with --saved. {_listed(record)}")
    else:
        chosen, sets = with_silences(
            outcome_of(outcome, outcome_rule), conditions_of(record, conditions, given), not_reported
        )
        version = AnalysisVersion(
            number=1,
            outcome=chosen,
            conditions=sets,
            reason="typed",
            solution=SolutionKind(solution),
            expectations=tuple(one.strip() for one in expect.split(",") if one.strip()),
            cuts=Cuts(
                consistency=consistency,
                contradictory_from=contradictory_from,
                pri=pri_cut,
                least_cases=n_cut,
            ),
            shuffles=shuffles,
            seed=seed,
        )
    try:
        found = answer(record, version)
    except ConfigurationsRefused as refused:
        raise DataIsWrong(str(refused)) from refused
    if form == "csv":
        write_data(memberships_as_csv(found))
        return
    asked = doubts(record, found)
    if form == "json":
        data = answer_as_data(found, asked)
        places = held_in_data(data)
        write_json({**data, "held_back": places})
    else:
        places = held_in_data([one.name.present for one in found.calibrated.sets])
        _print(found, asked)
    note_held(places)


def _saved(record: "ProgrammeRecord", name: str) -> AnalysisVersion:
    identifier, _, number = name.partition("@")
    analysis = next((one for one in record.configurations if one.id == identifier), None)
    if analysis is None:
        raise DataIsWrong(f"There is no saved analysis “{identifier}”. {_listed(record)}")
    if not number:
        return analysis.latest
    version = next((one for one in analysis.versions if str(one.number) == number), None)
    if version is None:
        raise DataIsWrong(
            f"“{identifier}” has no version {number}. Its versions are 1 to {len(analysis.versions)}."
        )
    return version


def _listed(record: "ProgrammeRecord") -> str:
    names = ", ".join(one.id for one in record.configurations)
    return f"The saved ones are {names}." if names else "None is saved in this bundle."


def _print(found: "Answer", asked: "Doubts") -> None:
    from doingwith.analysis.configurations.doubt_sentences import (
        changing_sentences,
        noise_meaning,
        noise_sentence,
    )

    say("How far to believe it", strong=True)
    for sentence in (
        noise_sentence(asked),
        noise_meaning(asked),
        *(one.sentence for one in found.warnings),
        *(one.sentence for one in asked.ranges),
        *changing_sentences(asked),
        asked.diversity.sentence,
    ):
        if sentence:
            say(f"  {sentence}")
    say()
    _print_sets(found)
    say()
    _print_rows(found)
    say()
    _print_necessity(found)
    _print_answer(found)


def _print_sets(found: "Answer") -> None:
    from doingwith.analysis.configurations.words import told_in_words

    say("What was told, and the membership", strong=True)
    head = ("", *(one.id for one in found.calibrated.sets))
    rows = [
        (case, *(f"{told_in_words(one.cells[at])}: {_figure(one.cells[at].membership)}" for one in sets))
        for at, case in enumerate(found.calibrated.cases)
        for sets in (found.calibrated.sets,)
    ]
    for line in table([head, *rows]):
        say(line)
    for one in found.calibrated.sets:
        say(f"  {one.id}: {one.name.present}")


def _print_rows(found: "Answer") -> None:
    say("Truth table", strong=True)
    rows = [
        (
            *map(str, row.values),
            row.out.value,
            _figure(row.incl),
            _figure(row.pri),
            ", ".join(row.cases),
        )
        for row in found.table.rows
    ]
    for line in table([(*found.data.conditions, "out", "consistency", "PRI", "cases"), *rows]):
        say(line)


def _print_necessity(found: "Answer") -> None:
    from doingwith.analysis.configurations.necessity import necessity_of

    sets = necessity_of(found)
    if not sets:
        return
    say("What the cases with the outcome had", strong=True)
    rows = [
        (one.id, _figure(one.figures.incl), _figure(one.figures.ron), ", ".join(one.without) or "none")
        for one in sets
    ]
    for line in table([("", "consistency", "relevance", "cases without it"), *rows]):
        say(line)
    say()


def _print_answer(found: "Answer") -> None:
    say("Answer", strong=True)
    say(found.sentence)
    for one in found.models:
        if len(found.models) > 1:
            say(one.sentence)
        for term in one.terms:
            figures = (
                f"consistency {_figure(term.fit.figures.incl)}, coverage {_figure(term.fit.figures.cov)}"
            )
            against = f"; without the outcome: {', '.join(term.against)}" if term.against else ""
            say(f"  {term.formula}: {', '.join(term.cases) or 'no case'}; {figures}{against}")
    if found.uncovered:
        say(f"Not explained: {', '.join(found.uncovered)}")
    say(f"From {counted(len(found.calibrated.kept), 'case')}; fingerprint {found.fingerprint}")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
