"""``doingwith contribution``: what the programme contributed, project by project."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import leaving, note_held
from doingwith.cli.output import counted, say, table, write_json
from doingwith.cli.pictures import SVG, write_picture

if TYPE_CHECKING:
    from doingwith.analysis.contribution.estimates import FormalUpdate
    from doingwith.analysis.contribution.record import ContributionRecord
    from doingwith.analysis.programme_record import ProgrammeRecord

__all__ = ["contribution"]


@click.group()
def contribution() -> None:
    """Look at what a programme contributed to what came about."""


@contribution.command()
@BUNDLE
@click.argument("case", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print records and verdicts as JSON.")
@SVG
def show(bundle: Path, case: str | None, as_json: bool, picture: Path | None) -> None:
    """Show every project's claims with their verdicts, or the whole story of one CASE.

    CASE is the id of a case, a project or a contribution record. Verdicts follow from the evidence by a
    table; where people set it aside, both are shown. Projects without a record are shown as missing. Where
    the formal update of a record is switched on, its story ends with the chance without each item.

    What tells what somebody said who does not agree to be quoted is held back, and counted. Verdicts stay.

    \b
    Examples:
      doingwith contribution show data/cocreate
      doingwith contribution show data/cocreate CS3
      doingwith contribution show data/cocreate --json
      doingwith contribution show data/cocreate CS3 --svg path.svg
    """
    from doingwith.exchange.quoting import places_held
    from doingwith.reporting.figures.claim_path import claim_paths

    record = leaving(read(bundle))
    if picture and not case:
        raise click.UsageError("Say of which CASE the paths are to be drawn; --svg draws one record.")
    one = _named(record, case) if case else None
    if picture and one:
        write_picture(record, claim_paths(one), picture, "claim-paths")
    places = places_held(one or record.contributions)
    if as_json:
        write_json({**_as_data(record, one), "held_back": places})
    else:
        _print_story(one, record) if one else _print_all(record)
    note_held(places)


def _as_data(record: "ProgrammeRecord", one: "ContributionRecord | None") -> dict[str, Any]:
    from doingwith.analysis.contribution_rollup import contribution_rollup
    from doingwith.reporting.contribution_data import contribution_as_data, contributions_as_data

    return contribution_as_data(one) if one else contributions_as_data(contribution_rollup(record).projects)


def _named(record: "ProgrammeRecord", name: str) -> "ContributionRecord":
    projects = {case.id: case.project for case in record.cases}
    for one in record.contributions:
        if name in (one.id, one.project) or projects.get(name) == one.project:
            return one
    names = ", ".join(one.id for one in record.contributions) or "none"
    if name in projects or name in record.project_by_id:
        raise click.UsageError(f"{name} has no contribution record. Those that have one: {names}.")
    raise click.UsageError(f"There is no case, project or contribution record {name!r}. Records: {names}.")


def _print_story(record: "ContributionRecord", programme: "ProgrammeRecord") -> None:
    from doingwith.reporting.clause_words import clause_names
    from doingwith.reporting.contribution_story import contribution_story

    say(f"{record.id} ({record.project})", strong=True)
    for part in contribution_story(record, clauses=clause_names(programme.theory_versions)):
        say()
        say(part.heading, strong=True)
        for sentence in part.sentences:
            say(f"  {sentence}")
    for formal in record.updates if record.formal_is_on else ():
        _print_formal(record, formal)


def _print_formal(record: "ContributionRecord", formal: "FormalUpdate") -> None:
    """The chance of one claim without each item, what carries most, and what must be borne in mind."""
    from doingwith.analysis.contribution.formal import update_in
    from doingwith.reporting.formal_words import (
        NOT_GOOD_FOR,
        carries_sentence,
        from_to_sentence,
        left_out_sentences,
        warning_sentences,
        without_rows,
    )

    found = update_in(record, formal)
    say()
    say(f"Formal update of claim {formal.claim}, without each item", strong=True)
    rows = [
        (one.name, one.factor, one.without, one.found, one.item)
        for one in without_rows(record, formal, found)
    ]
    heads = ("estimate", "odds multiplied by", "chance without it", "what was found", "what was expected")
    for line in table([heads, *rows]) if rows else ():
        say(f"  {line}")
    for sentence in (from_to_sentence(found), carries_sentence(found), *left_out_sentences(formal, found)):
        say(f"  {sentence}")
    for warning in dict.fromkeys((*warning_sentences(found), *NOT_GOOD_FOR[1:])):
        say(f"  Bear in mind: {warning}")


def _print_all(record: "ProgrammeRecord") -> None:
    from doingwith.analysis.contribution_rollup import contribution_rollup
    from doingwith.reporting.wording import word

    found = contribution_rollup(record)
    rows = [
        (
            one.record.id,
            one.project.id,
            claim.claim.id,
            word(claim.verdict),
            word(claim.claim.status),
            claim.claim.statement,
        )
        for one in found.projects
        if one.record
        for claim in one.claims
    ]
    if rows:
        for line in table([("record", "project", "claim", "verdict", "result", "statement"), *rows]):
            say(line)
        say()
    for each in found.without_claim:
        say(f"{each.project.id}: no claim is made, because {each.record and each.record.no_claim_because}.")
    missing = ", ".join(project.id for project in found.missing)
    if missing:
        say(f"{counted(len(found.missing), 'project')} without a record, missing and not counted: {missing}.")
