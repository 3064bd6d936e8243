"""``doingwith logic-model``: what changed in logic models, what to ask of them, and their pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.files import write_whole
from doingwith.cli.output import counted, say, write_data, write_json

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.logic_models.checks import CheckResult
    from doingwith.logic_models.difference import LinkChange, ModelDifference, NodeChange
    from doingwith.logic_models.links import Link
    from doingwith.logic_models.model import LogicModel, ModelVersion

    Drawings = tuple[LogicModel, ModelVersion, ModelVersion | None, tuple[ModelVersion, ...]]

__all__ = ["logic_model"]

FORMATS = ("svg", "pptx", "html", "pdf", "docx", "md")
MODEL = click.option("--model", "name", metavar="MODEL", help="Which logic model. If not given: every one.")


@click.group("logic-model")
def logic_model() -> None:
    """Look at the logic models of a programme and its projects."""


@logic_model.command()
@BUNDLE
@MODEL
@click.option(
    "--from", "earlier", metavar="VERSION", help="Its number, or MODEL:NUMBER. If not given: the first."
)
@click.option("--to", "later", metavar="VERSION", help="Its number, or MODEL:NUMBER. If not given: the last.")
@click.option(
    "--same", "pairs", metavar="OLD=NEW", multiple=True, help="Two nodes that are one. Can be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff(
    bundle: Path,
    name: str | None,
    earlier: str | None,
    later: str | None,
    pairs: tuple[str, ...],
    as_json: bool,
) -> None:
    """Show what changed between two versions of a logic model, and what came of what was hoped for.

    Nodes are matched by their identifiers, by what they came from, and by --same; through versions
    between, they are followed step by step. For models that were drawn apart, pairs that may be the
    same are suggested and count for nothing until you name them with --same.

    \b
    Examples:
      doingwith logic-model diff data/cocreate --model LM-P15
      doingwith logic-model diff data/cocreate --model LM-P20 --from 1 --to 2 --json
    """
    from doingwith.logic_models.data import difference_as_data
    from doingwith.logic_models.difference import model_difference

    record = read(bundle)
    settled = [_pair(pair) for pair in pairs]
    found = []
    for model in _to_compare(record, name, earlier, later):
        before, first = _version(record, model, earlier, at=0)
        after, last = _version(record, model, later, at=-1)
        between = after.versions if before.id == after.id else ()
        found.append((before, after, model_difference(first, last, pairs=settled, versions=between)))
    if as_json:
        write_json({"differences": [difference_as_data(*each) for each in found]})
    else:
        for before, _, difference in found:
            _print_difference(before, difference)


@logic_model.command()
@BUNDLE
@MODEL
@click.option("--version", "number", metavar="VERSION", help="Its number. If not given: the last one.")
@click.option("--json", "as_json", is_flag=True, help="Print the questions, answers and findings as JSON.")
def check(bundle: Path, name: str | None, number: str | None, as_json: bool) -> None:
    """Ask whether a model holds together, what is missing, and whether it can be traced.

    What can be seen by a machine stands beside what people answered. Finding something is no error,
    so the exit code is 0.

    \b
    Examples:
      doingwith logic-model check data/cocreate
      doingwith logic-model check data/cocreate --model LM-P20 --json
    """
    from doingwith.logic_models.checks import check_version
    from doingwith.logic_models.data import check_as_data

    record = read(bundle)
    models = [_model(record, name)] if name else [model for model in record.logic_models if model.versions]
    drawn = [_version(record, model, number, at=-1) for model in models]
    if as_json:
        write_json({"models": [check_as_data(model, version) for model, version in drawn]})
        return
    if not drawn:
        say("This programme has no logic model.")
    for model, version in drawn:
        say(f"{model.title} ({model.id}, version {version.number})", strong=True)
        for result in check_version(version):
            for line in _check_lines(result):
                say(line)


@logic_model.command()
@BUNDLE
@click.option("--model", "name", metavar="MODEL", required=True, help="Which logic model.")
@click.option("--version", "number", metavar="VERSION", help="Its number. If not given: the last one.")
@click.option("--since", metavar="VERSION", help="Draw what changed since this version, too.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="If not given: what FILE ends in.")
@click.option(
    "-o", "--output", "target", metavar="FILE", required=True,
    help="Where to write it; - for standard output.",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
)  # fmt: skip
def draw(
    bundle: Path, name: str, number: str | None, since: str | None, form: str | None, target: Path
) -> None:
    """Draw a logic model: columns side by side, few crossings, and all of it in words.

    SVG is the picture alone; PowerPoint has it as shapes that can be changed; a web page, PDF, Word and
    Markdown have the words and tables as well.

    \b
    Examples:
      doingwith logic-model draw data/cocreate --model LM-P15 -o model.svg
      doingwith logic-model draw data/cocreate --model LM-P17 --since 1 -o change.pptx
    """
    from doingwith.logic_models.lineage import versions_between
    from doingwith.reporting.held_back import held_back_words

    form = form or _format_of(target)
    record = read(bundle)
    model, version = _version(record, _model(record, name), number, at=-1)
    home, before = _version(record, model, since, at=0) if since else (model, None)
    between = versions_between(before, version, model.versions) if before and home is model else ()
    drawings, places = _leaving(record, (model, version, before, between))
    data = _drawn(drawings, form)
    if places:
        click.echo(held_back_words(places), err=True)
    if str(target) == "-":
        write_data(data)
        return
    write_whole(target, data)
    click.echo(f"Logic model {model.id} drawn in {click.format_filename(target)}.", err=True)


def _leaving(record: "ProgrammeRecord", drawings: "Drawings") -> "tuple[Drawings, int]":
    """The drawings without what rests on words of tellers who do not agree to be quoted, and how often."""
    from doingwith.consent.uses import Use
    from doingwith.exchange.quoting import held_in, without_words
    from doingwith.logic_models.lineage import bones

    names, texts = held_in(record, Use.QUOTE_WITHOUT_NAME, date.today())
    model, version, before, between = drawings
    bare = replace(model, versions=(), proposals=())
    return without_words((bare, version, before, tuple(map(bones, between))), texts, names)


def _drawn(drawings: "Drawings", form: str) -> bytes:
    from doingwith.logic_models.difference import model_difference
    from doingwith.reporting.formats import FORMATS as DOCUMENTS
    from doingwith.reporting.logic_models.difference_drawing import difference_drawing
    from doingwith.reporting.logic_models.document import (
        difference_document,
        difference_title,
        version_document,
        version_title,
    )
    from doingwith.reporting.logic_models.picture import drawing_figure
    from doingwith.reporting.logic_models.version_drawing import version_drawing
    from doingwith.reporting.pdf import PdfUnavailable

    model, version, before, between = drawings
    difference = model_difference(before, version, versions=between) if before else None
    if form in DOCUMENTS:
        document = difference_document(model, difference) if difference else version_document(model, version)
        try:
            return DOCUMENTS[form].write(document)
        except PdfUnavailable as missing:
            raise click.UsageError(str(missing)) from missing
    drawing = (
        difference_drawing(difference, difference_title(model, difference))
        if difference
        else version_drawing(version, version_title(model, version))
    )
    if form == "svg":
        return drawing_figure(drawing).svg.encode()
    from doingwith.reporting.logic_models.slides import to_pptx

    return to_pptx(drawing)


def _format_of(target: Path) -> str:
    ending = target.suffix.removeprefix(".").lower()
    if ending in FORMATS:
        return ending
    raise click.UsageError(
        f"Say which format: --format {'|'.join(FORMATS)}, or a FILE that ends in one of them."
    )


def _to_compare(
    record: "ProgrammeRecord", name: str | None, earlier: str | None, later: str | None
) -> "list[LogicModel]":
    if name:
        model = _model(record, name)
        if len(model.versions) < 2 and not (earlier and later):
            raise click.UsageError(
                f"Logic model {model.id} has {counted(len(model.versions), 'version')}, so there are no two "
                "to compare. Name two with --from and --to; MODEL:NUMBER names one of another model."
            )
        return [model]
    if earlier or later:
        raise click.UsageError("Say of which logic model with --model, so that --from and --to can be found.")
    return [model for model in record.logic_models if len(model.versions) > 1]


def _model(record: "ProgrammeRecord", name: str) -> "LogicModel":
    if name not in record.logic_model_by_id:
        known = ", ".join(record.logic_model_by_id) or "none"
        raise click.UsageError(f"There is no logic model {name!r}. This programme has {known}.")
    return record.logic_model_by_id[name]


def _version(
    record: "ProgrammeRecord", model: "LogicModel", named: str | None, *, at: int
) -> "tuple[LogicModel, ModelVersion]":
    """The version that was named as NUMBER or MODEL:NUMBER; otherwise the one at this place."""
    if named is None:
        if not model.versions:
            raise click.UsageError(f"Logic model {model.id} has no version yet.")
        return model, model.versions[at]
    owner, colon, number = named.rpartition(":")
    home = _model(record, owner) if colon else model
    version = home.version(int(number)) if number.isascii() and number.isdigit() else None
    if version is None:
        known = ", ".join(str(one.number) for one in home.versions) or "none"
        raise click.UsageError(f"Logic model {home.id} has no version {number!r}. It has {known}.")
    return home, version


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not (old and equals and new):
        raise click.UsageError(f"Write --same as OLD=NEW, the ids of two nodes, and not {text!r}.")
    return old, new


def _print_difference(model: "LogicModel", difference: "ModelDifference") -> None:
    first, last = difference.before.number, difference.after.number
    say(f"{model.title} ({model.id}): from version {first} to {last}", strong=True)
    if difference.through:
        say(f"  Followed through version {', '.join(map(str, difference.through))}.")
    if difference.is_empty:
        say("  Nothing changed.")
    for title, lines in _difference_lines(difference):
        if lines:
            say(f"  {title}")
        for line in lines:
            say(f"    {line}")
    say()


def _difference_lines(difference: "ModelDifference") -> Iterator[tuple[str, list[str]]]:
    """The parts of a difference, each with its title; without lines where nothing is to be said."""
    from doingwith.logic_models.realisation import assumption_changes, expected_outcomes, unanticipated
    from doingwith.reporting.wording import word

    def told(what: StrEnum | None, text: str) -> str:
        return f"{word(what) if what else 'not said':<18} {text}"

    yield "Nodes", [_node_line(change) for change in difference.nodes]
    yield "Links", [_link_line(change, difference) for change in difference.links]
    hoped = expected_outcomes(difference)
    yield "What came of what was hoped for", [told(one.status, one.hoped.text) for one in hoped]
    yield "Not planned", [told(node.valence, node.text) for node in unanticipated(difference)]
    yield (
        "Assumptions",
        [
            told(change.fate, one.text)
            for change in assumption_changes(difference)
            if (one := change.after or change.before)
        ],
    )
    yield (
        "May be the same; say so with --same",
        [
            f"{one.before.id}={one.after.id}  {one.likeness:.0%} alike: {one.before.text} / {one.after.text}"
            for one in difference.suggestions
        ],
    )


def _node_line(change: "NodeChange") -> str:
    from doingwith.reporting.wording import word

    fates = ", ".join(word(fate) for fate in change.fates)
    before = " / ".join(node.text for node in change.before)
    after = " / ".join(node.text for node in change.after)
    both = f"{before} -> {after}" if before and after and before != after else after or before
    return f"{fates:<18} {both}{_reasons(change.reasons)}"


def _link_line(change: "LinkChange", difference: "ModelDifference") -> str:
    from doingwith.reporting.wording import word

    texts = [
        _way(link, version)
        for link, version in ((change.before, difference.before), (change.after, difference.after))
        if link is not None
    ]
    changed = change.fate in ("reversed", "redirected", "changed_kind")
    words = " => ".join(texts) if changed else texts[-1]
    return f"{word(change.fate):<18} {words}{_reasons(change.reasons)}"


def _way(link: "Link", version: "ModelVersion") -> str:
    from doingwith.reporting.wording import word

    ends = version.node_by_id
    return f"{ends[link.from_].text} | {word(link.kind)} | {ends[link.to].text}"


def _reasons(reasons: tuple[str, ...]) -> str:
    return f" (why: {'; '.join(reasons)})" if reasons else ""


def _check_lines(result: "CheckResult") -> Iterator[str]:
    from doingwith.reporting.wording import word

    yield f"  {result.question}"
    for answer in result.answers:
        who = f"{answer.by}: " if answer.by else ""
        yield f"    answered: {who}{word(answer.verdict)}. {answer.text}".rstrip()
    for finding in result.findings:
        yield f"    {finding.sentence} {finding.remedy}"
    if not result.findings:
        yield "    nothing found"
