"""``doingwith logic-model draw``: a drawing, or what changed in it, as a picture or a document."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doingwith.cli.bundles import BUNDLE, read
from doingwith.cli.leaving import note_held
from doingwith.cli.logic_model.leaving import difference_leaving, drawing_leaving
from doingwith.cli.logic_model.named import SAME, drawing_named, model_named, pairs_named
from doingwith.cli.target import TARGET, check_place, format_of, in_format, put

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.logic_models.model import LogicModel, ModelVersion
    from doingwith.reporting.document import Document
    from doingwith.reporting.logic_models.drawing import Drawing

    Drawn = tuple[LogicModel, ModelVersion]
    Pictured = tuple[Drawing, Document, int]

__all__ = ["draw"]

FORMATS = ("svg", "pptx", "html", "pdf", "docx", "md")
TEXTS = ("svg", "html", "md")
"""Those that can be read on a terminal."""


@click.command()
@BUNDLE
@click.option("--model", "name", metavar="MODEL", required=True, help="Which logic model.")
@click.option("--version", "number", metavar="VERSION", help="Its number. If not given: the last one.")
@click.option(
    "--since",
    metavar="VERSION",
    help="Draw what changed since this version, too; MODEL:NUMBER is one of another model.",
)
@SAME
@click.option("--format", "form", type=click.Choice(FORMATS), help="If not given: what FILE ends in.")
@TARGET
def draw(
    bundle: Path,
    name: str,
    number: str | None,
    since: str | None,
    pairs: tuple[str, ...],
    form: str | None,
    target: Path,
) -> None:
    """Draw a logic model: columns side by side, few crossings, and all of it in words.

    SVG is the picture alone; PowerPoint has it as shapes that can be changed; a web page, PDF, Word and
    Markdown have the words and tables as well.

    \b
    Examples:
      doingwith logic-model draw data/cocreate --model LM-P15 -o model.svg
      doingwith logic-model draw data/cocreate --model LM-P17 --since 1 -o change.pptx
    """
    form = form or format_of(target, FORMATS)
    check_place(target, form, is_text=form in TEXTS)
    record = read(bundle)
    drawn = drawing_named(record, model_named(record, name), number, at=-1)
    if pairs and not since:
        raise click.UsageError("--same says which nodes were one before and are now, so it needs --since.")
    if since:
        before = drawing_named(record, drawn[0], since, at=0)
        drawing, document, places = _changed(record, before, drawn, pairs_named(pairs, [(before, drawn)]))
    else:
        drawing, document, places = _drawn(record, drawn)
    data = _written(drawing, document, form)
    note_held(places)
    put(target, data, f"Logic model {drawn[0].id} drawn in")


def _drawn(record: "ProgrammeRecord", drawn: "Drawn") -> "Pictured":
    from doingwith.reporting.logic_models.document import version_document, version_title
    from doingwith.reporting.logic_models.version_drawing import version_drawing

    (model, version), places = drawing_leaving(record, drawn)
    drawing = version_drawing(version, version_title(model, version))
    return drawing, version_document(model, version), places


def _changed(
    record: "ProgrammeRecord", before: "Drawn", drawn: "Drawn", pairs: tuple[tuple[str, str], ...]
) -> "Pictured":
    from doingwith.reporting.logic_models.difference_drawing import difference_drawing
    from doingwith.reporting.logic_models.document import difference_document, difference_title

    found = difference_leaving(record, before, drawn, pairs)
    (earlier, model), difference = found.models, found.difference
    names = {factor.id: factor.label for factor in record.factor_list.factors}
    drawing = difference_drawing(difference, difference_title(model, difference, earlier), names)
    document = difference_document(model, difference, earlier=earlier, factors=names)
    return drawing, document, found.places


def _written(drawing: "Drawing", document: "Document", form: str) -> bytes:
    from doingwith.reporting.logic_models.picture import drawing_figure
    from doingwith.reporting.logic_models.slides import to_pptx

    if form == "svg":
        return drawing_figure(drawing).svg.encode()
    if form == "pptx":
        return to_pptx(drawing)
    return in_format(document, form)
