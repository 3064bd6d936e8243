"""``doingwith theory``: the theory of change and how it was revised."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import held_in_data, leaving, note_held
from doingwith.cli.output import counted, say, write_json
from doingwith.cli.pictures import SVG, write_picture
from doingwith.cli.theory_cmo import print_cmo
from doingwith.cli.theory_readiness import print_readiness
from doingwith.cli.theory_support import print_support, support_as_data, supported

if TYPE_CHECKING:
    from doingwith.analysis.factor_use import FactorUse
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.analysis.theory_difference import PartDifference, TheoryDifference
    from doingwith.programmes.factors import Factor
    from doingwith.theory.theory import TheoryVersion

__all__ = ["theory"]


@click.group()
def theory() -> None:
    """Look at the theory of change of a programme."""


@theory.command()
@BUNDLE
@click.option(
    "--from", "earlier", metavar="VERSION", help="The version before. If not given: the one it revises."
)
@click.option("--to", "later", metavar="VERSION", help="The version after. If not given: the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print the difference as JSON.")
@SVG
def diff(bundle: Path, earlier: str | None, later: str | None, as_json: bool, picture: Path | None) -> None:
    """Show what changed between two versions, clause by clause, and which factors the later one uses.

    \b
    Examples:
      doingwith theory diff data/cocreate
      doingwith theory diff data/cocreate --from preliminary --to revised --json
      doingwith theory diff data/cocreate --svg theory.svg
    """
    from doingwith.analysis.factor_use import factor_use
    from doingwith.analysis.theory_data import difference_as_data
    from doingwith.analysis.theory_difference import theory_difference
    from doingwith.reporting.figures.theory_tiles import theory_difference_tiles

    record = leaving(read(bundle))
    difference = theory_difference(*_versions(record, earlier, later), record.theory_versions)
    if picture:
        write_picture(record, theory_difference_tiles(difference), picture, "theory-difference")
    use = factor_use(record.factor_list, difference.after)
    data = difference_as_data(difference, use)
    places = held_in_data(data)
    if as_json:
        write_json({**data, "held_back": places})
    else:
        _print(difference, use)
    note_held(places)


@theory.command()
@BUNDLE
@click.option("--version", "name", metavar="VERSION", help="Which version. If not given: the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print the support as JSON.")
@SVG
def support(bundle: Path, name: str | None, as_json: bool, picture: Path | None) -> None:
    """Show each clause with its evidence, the cases for and against it, and the factors that no clause names.

    Evidence of a clause are the passages that were marked with it and what tests it in contribution records.
    Of a WHEN clause the cases tell whether the condition was at work or in the way.

    Where the readers of a case agreed on a factor, their agreed judgement counts; otherwise each
    reader's, and it is said so. A case that does not report a factor is no evidence against a clause.

    Passages of who does not agree to be quoted are held back, with what tells of them, and counted.

    \b
    Examples:
      doingwith theory support data/cocreate
      doingwith theory support data/example --json
      doingwith theory support data/cocreate --svg support.svg
    """
    from doingwith.reporting.figures.theory_tiles import support_tiles

    record = read(bundle)
    found = supported(record, _one(record, name).id)
    if picture:
        write_picture(record, support_tiles(found.version, found.clauses), picture, "theory-support")
    if as_json:
        write_json(support_as_data(found))
    else:
        print_support(found)
    note_held(found.places(with_reasons=as_json))


@theory.command()
@BUNDLE
@click.option("--version", "name", metavar="VERSION", help="Which version. If not given: the newest.")
@click.option("--json", "as_json", is_flag=True, help="Print the configurations as JSON.")
def cmo(bundle: Path, name: str | None, as_json: bool) -> None:
    """Show contexts, mechanisms and outcomes: what each case tells of each statement, and what several tell.

    Contexts are the WHEN clauses, mechanisms the BECAUSE clauses, outcomes the THEN clauses. What a case
    does not report stays "not reported", which is not the same as absent. Reasons that tell what somebody
    said who does not agree to be quoted are held back, and counted.

    \b
    Examples:
      doingwith theory cmo data/example
      doingwith theory cmo data/cocreate --version revised --json
    """
    from doingwith.analysis.cmo import cmo_configurations
    from doingwith.analysis.cmo_data import cmo_as_data
    from doingwith.exchange.quoting import places_held

    record = leaving(read(bundle))
    version = _one(record, name)
    found = cmo_configurations(record, version)
    if as_json:
        data = cmo_as_data(version, found)
        places = held_in_data(data)
        write_json({**data, "held_back": places})
    else:
        print_cmo(version, found)
        places = places_held(version.statements)
    note_held(places)


@theory.command()
@BUNDLE
@click.argument("project")
@click.option("--json", "as_json", is_flag=True, help="Print the rounds as JSON.")
def readiness(bundle: Path, project: str, as_json: bool) -> None:
    """Show how far the conditions of the theory are in place for a project, as each side sees it.

    What the sides see differently comes first, and the view of people who use services stands first. The
    lowest view counts; nothing is averaged.

    \b
    Examples:
      doingwith theory readiness data/example waiting-room
      doingwith theory readiness data/cocreate P08 --json
    """
    from doingwith.analysis.readiness import readiness_standing
    from doingwith.analysis.readiness_data import readiness_as_data

    record = leaving(read(bundle))
    if project not in record.project_by_id:
        names = ", ".join(record.project_by_id) or "none"
        raise click.UsageError(f"There is no project {project!r}. The projects are: {names}.")
    kept = record.readiness_of_project.get(project)
    found = readiness_standing(kept, record.theory_by_id) if kept else None
    data = readiness_as_data(project, found)
    places = held_in_data(data)
    if as_json:
        write_json({**data, "held_back": places})
    else:
        print_readiness(record.project_by_id[project], found)
    note_held(places)


def _one(record: "ProgrammeRecord", name: str | None) -> "TheoryVersion":
    from doingwith.theory.lineage import newest

    version = _named(record, name) if name else newest(record.theory_versions)
    if version is None:
        raise click.UsageError(
            "This programme has no theory version, so there is no clause to ask the cases about."
        )
    return version


def _versions(
    record: "ProgrammeRecord", earlier: str | None, later: str | None
) -> "tuple[TheoryVersion, TheoryVersion]":
    from doingwith.theory.lineage import newest, version_before

    after = _named(record, later) if later else newest(record.theory_versions)
    before = _named(record, earlier) if earlier else after and version_before(after, record.theory_versions)
    if before is None or after is None:
        raise click.UsageError(
            f"There are not two versions to compare: this programme has {_names(record)}. "
            "Name two of them with --from and --to."
        )
    return before, after


def _named(record: "ProgrammeRecord", version: str) -> "TheoryVersion":
    if version not in record.theory_by_id:
        raise click.UsageError(
            f"There is no theory version {version!r}. This programme has {_names(record)}."
        )
    return record.theory_by_id[version]


def _names(record: "ProgrammeRecord") -> str:
    return ", ".join(record.theory_by_id) or "no theory version"


def _print(difference: "TheoryDifference", use: "FactorUse") -> None:
    say(f"From {difference.before.label} to {difference.after.label}", strong=True)
    if difference.through:
        say(f"Followed through {', '.join(difference.through)}.")
    for statement in difference.statements:
        say()
        say(f"Statement {statement.number}{_fate(statement.before, statement.after)}", strong=True)
        for part in statement.parts:
            for line in _part_lines(part):
                say(line)
    say()
    say(f"{counted(len(use.used), 'factor')} used: {_ids(use.used)}")
    say(f"{counted(len(use.unused), 'factor')} not used: {_ids(use.unused)}")


def _fate(before: object, after: object) -> str:
    if before is None:
        return " (added)"
    return " (dropped)" if after is None else ""


def _part_lines(part: "PartDifference") -> Iterator[str]:
    changes = [*_changes(part)]
    if changes:
        now = "" if part.part == "if" else f", now {counted(len(part.now), 'clause')}"
        yield f"  {part.part.upper()}{now}"
    for kind, text in changes:
        yield f"    {kind:<9} {text}" if len(kind) <= 9 else f"    {kind}: {text}"


def _changes(part: "PartDifference") -> Iterator[tuple[str, str]]:
    from doingwith.reporting.clause_changes import fate_words, place_words
    from doingwith.reporting.clause_words import clause_line

    for clause in part.kept:
        yield "kept", clause_line(clause)
    for pair in part.relinked:
        yield "relinked", f"{clause_line(pair.before)} -> {clause_line(pair.after)}"
    for pair in part.carried:
        yield fate_words(part, pair), f"{clause_line(pair.before)} -> {clause_line(pair.after)}"
    for pair in part.moved_away:
        yield "moved", f"{clause_line(pair.before)} (now in {place_words(pair.now)})"
    for clause in part.added:
        yield "added", clause_line(clause)
    for clause in part.dropped:
        yield "dropped", clause_line(clause)


def _ids(factors: "tuple[Factor, ...]") -> str:
    return ", ".join(factor.id for factor in factors) or "none"
