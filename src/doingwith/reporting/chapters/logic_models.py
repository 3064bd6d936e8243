"""The logic models: what came of what was hoped for, what people say looking back, and the last drawing."""

from collections.abc import Iterator

from doingwith.logic_models.checks import CheckResult, check_version
from doingwith.logic_models.columns import Column
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.inheritance import difference_between
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.context import Context, details_anchor, model_anchor
from doingwith.reporting.document import (
    Block,
    BulletList,
    Figure,
    Link,
    Paragraph,
    Section,
    Spans,
    Strong,
    Trace,
)
from doingwith.reporting.logic_models.difference_drawing import counts_in_words
from doingwith.reporting.logic_models.difference_twin import outcomes_in_words
from doingwith.reporting.logic_models.document import answer_sentences, origin_words, version_title
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.version_drawing import version_drawing
from doingwith.reporting.wording import count, sentence, word

__all__ = ["first_to_last", "logic_models", "picture_of"]

_HEADING = "Logic models"


def logic_models(context: Context) -> Section:
    """The chapter on logic models; cards and links in words stand in its annex."""
    models = context.record.logic_models
    if not models:
        return Section(_HEADING, "logic-models", (Paragraph(("No logic model has been drawn yet.",)),))
    opening: Spans = (
        f"{sentence(count(len(models), 'logic model'))[:-1]}. {_missing(context)}",
        Trace((Link("every card and link in words", "logic-models-in-words"),)),
    )
    return Section(
        _HEADING, "logic-models", (Paragraph(opening),), tuple(_section(context, one) for one in models)
    )


def first_to_last(context: Context, model: LogicModel) -> ModelDifference | None:
    """What changed from the first drawing to the last; None while there is only one.

    Cards that people hold for one idea are one.
    """
    if len(model.versions) < 2:
        return None
    before, after = (model, model.versions[0]), (model, model.versions[-1])
    said = context.record.same_nodes.between(before, after)
    return difference_between(before, after, pairs=(pair for pair, _ in said))


def picture_of(model: LogicModel, version: ModelVersion) -> Figure:
    """The picture of a drawing, whose words stand in the annex."""
    drawn = f"{count(len(version.nodes), 'card')} and {count(len(version.links), 'link')}"
    return drawing_figure(
        version_drawing(version, version_title(model, version)),
        name=f"{model_anchor(model.id)}-picture",
        description=f"A logic model with {drawn}. The annex says the same in words.",
    )


def _missing(context: Context) -> str:
    """How many projects have none: not drawn is not the same as not thought of."""
    drawn = {model.project for model in context.record.logic_models}
    missing = sum(project.id not in drawn for project in context.record.projects)
    if not missing:
        return "Every project has one."
    verb = "has" if missing == 1 else "have"
    return f"{count(missing, 'project')} of {len(context.record.projects):,} {verb} none."


def _section(context: Context, model: LogicModel) -> Section:
    version = model.newest()
    whose: Spans = (
        ("Of the project ", context.project_link(model.project), ".")
        if model.project
        else ("The programme's own.",)
    )
    blocks: list[Block] = [Paragraph(whose)]
    if version is None:
        blocks.append(Paragraph(("It has not been drawn yet.",)))
    else:
        blocks += _drawn(context, model, version)
    return Section(model.title, model_anchor(model.id), tuple(blocks))


def _drawn(context: Context, model: LogicModel, version: ModelVersion) -> Iterator[Block]:
    yield Paragraph((origin_words(version),))
    difference = first_to_last(context, model)
    if difference:
        where = Trace((Link("what became of each card and link", details_anchor(model.id)),))
        since = f"Since version {difference.before.number}, drawn {word(difference.before.kind)}: "
        changed = "nothing changed." if difference.is_empty else counts_in_words(difference)
        yield Paragraph((Strong(since), changed, where))
        yield from outcomes_in_words(difference)
    yield from _reflections(version)
    yield Paragraph((Strong("Three questions to the drawing"),))
    yield BulletList(tuple(_question(model, check) for check in check_version(version)))
    yield picture_of(model, version)


def _reflections(version: ModelVersion) -> Iterator[Block]:
    told = [(word(column), version.notes(column).reflection) for column in Column]
    items = tuple((Strong(f"{column}: "), sentence(text)) for column, text in told if text)
    if items:
        yield Paragraph((Strong("Looking back"),))
        yield BulletList(items)


def _question(model: LogicModel, check: CheckResult) -> Spans:
    told = " ".join(answer_sentences(check))
    seen = len(check.findings)
    if not seen:
        return (Strong(check.question), f" {told} A machine sees nothing wrong or missing.")
    words = f" {told} A machine sees {count(seen, 'thing')} to look at"
    return (Strong(check.question), words, Trace((Link("which", details_anchor(model.id)),)), ".")
