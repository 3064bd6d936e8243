"""The annex to the logic models: every card and link in words, and what became of each."""

from collections.abc import Iterator
from dataclasses import replace

from doingwith.logic_models.checks import check_version
from doingwith.logic_models.columns import Column
from doingwith.logic_models.crib_sheet import CRIB_SHEET
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.chapters.logic_models import first_to_last
from doingwith.reporting.context import Context, details_anchor, model_anchor
from doingwith.reporting.document import Block, BulletList, Link, Paragraph, Section, Strong
from doingwith.reporting.logic_models.difference_drawing import counts_in_words, difference_drawing
from doingwith.reporting.logic_models.difference_twin import changes_in_words
from doingwith.reporting.logic_models.document import difference_title, finding_sentences
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.twin import columns_in_words, links_in_words
from doingwith.reporting.wording import sentence

__all__ = ["logic_models_in_words"]

_HEADING = "Annex: the logic models in words"


def logic_models_in_words(context: Context) -> Section:
    """Each model's last drawing in words, and what changed in it since the first."""
    drawn = [model for model in context.record.logic_models if model.versions]
    opening = "What the pictures show, in words." if drawn else "There is no drawing to put into words."
    return Section(
        _HEADING,
        "logic-models-in-words",
        (Paragraph((opening,)),),
        tuple(_section(context, each) for each in drawn),
    )


def _section(context: Context, model: LogicModel) -> Section:
    version = model.versions[-1]
    blocks: list[Block] = [
        Paragraph((f"Version {version.number}. ", Link("Its picture", model_anchor(model.id)), ".")),
        *columns_in_words(version, reflections=False),
        *_answers(version),
        *links_in_words(version),
        *_findings(version),
        *_changes(context, model),
    ]
    return Section(f"{model.title} in words", details_anchor(model.id), tuple(blocks))


def _answers(version: ModelVersion) -> Iterator[Block]:
    """What people answered to the prompts of the crib sheet."""
    known = {prompt.id: prompt.text for prompt in CRIB_SHEET}
    items = tuple(
        (Strong(known.get(answer.prompt, answer.prompt)), f" {sentence(answer.text)}")
        for column in Column
        for answer in version.notes(column).answers
    )
    if items:
        yield Paragraph((Strong("What people answered"),))
        yield BulletList(items)


def _findings(version: ModelVersion) -> Iterator[Block]:
    found = [told for check in check_version(version) for told in finding_sentences(check)]
    if found:
        yield Paragraph((Strong("What a machine sees"),))
        yield BulletList(tuple((told,) for told in found))


def _changes(context: Context, model: LogicModel) -> Iterator[Block]:
    difference = first_to_last(context, model)
    if difference is None or difference.is_empty:
        return
    factors = {factor.id: factor.label for factor in context.record.factor_list.factors}
    yield Paragraph(
        (Strong(f"From version {difference.before.number} to version {difference.after.number}"),)
    )
    figure = drawing_figure(
        difference_drawing(difference, difference_title(model, difference), factors),
        name=f"{model_anchor(model.id)}-difference",
        description=f"{counts_in_words(difference)} The tables below say the same in words.",
    )
    yield replace(figure, on_paper=False)
    yield from changes_in_words(difference, factors, kept=False)
