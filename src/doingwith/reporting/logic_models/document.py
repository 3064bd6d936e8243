"""A logic model, or what changed in it, as a document: the picture and all of it in words."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from doingwith.logic_models.checks import CheckResult, check_version
from doingwith.logic_models.columns import ColumnNotes
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.document import Block, BulletList, Document, Paragraph, Section, Strong
from doingwith.reporting.logic_models.difference_drawing import difference_drawing
from doingwith.reporting.logic_models.difference_twin import change_sections, outcome_sections
from doingwith.reporting.logic_models.hopes_twin import Linked, linked_by_name
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.twin import version_in_words
from doingwith.reporting.logic_models.version_drawing import version_drawing
from doingwith.reporting.wording import day, listed, sentence, word

__all__ = [
    "answer_sentences",
    "difference_document",
    "difference_title",
    "finding_sentences",
    "origin_words",
    "told_version",
    "version_document",
    "version_title",
]


def version_title(model: LogicModel, version: ModelVersion) -> str:
    """What a version is called: the model's title and when it was drawn."""
    return f"{model.title}: {word(version.kind)}"


def difference_title(
    model: LogicModel, difference: ModelDifference, earlier: LogicModel | None = None
) -> str:
    """What a difference is called. ``earlier`` is the model of the drawing before, when it is another one."""
    before, after = difference.before.number, difference.after.number
    if earlier and earlier.id != model.id:
        return f"{earlier.title}, version {before}, and {model.title}, version {after}"
    return f"{model.title}: version {before} and version {after}"


def version_document(model: LogicModel, version: ModelVersion) -> Document:
    """One version: its picture, its columns and links in words, and the three questions."""
    title = version_title(model, version)
    figure = drawing_figure(version_drawing(version, title))
    blocks: list[Block] = [Paragraph((origin_words(version),)), figure, *version_in_words(version)]
    return Document(
        title=title,
        meta=(("generator", "Doing With"),),
        sections=(
            Section("The logic model", "model", tuple(blocks)),
            Section(
                "Three questions",
                "questions",
                tuple(block for check in check_version(version) for block in _check(check)),
            ),
        ),
    )


def told_version(version: ModelVersion) -> ModelVersion:
    """The version with only those texts that its document tells: only there is counted what is held back."""
    return replace(
        version,
        nodes=tuple(replace(node, source="") for node in version.nodes),
        links=tuple(_told_link(link) for link in version.links),
        columns=tuple(_told_notes(version, notes) for notes in version.columns),
        reasons=(),
        frozen=version.frozen and replace(version.frozen, by=""),
    )


def _told_link(link: Link) -> Link:
    assumptions = tuple(replace(one, status_because="") for one in link.assumptions)
    return replace(link, assumptions=assumptions, actor="", standing_because="", source="")


def _told_notes(version: ModelVersion, notes: ColumnNotes) -> ColumnNotes:
    is_empty = not version.in_column(notes.column)
    return replace(notes, answers=(), empty_because=notes.empty_because if is_empty else "")


def difference_document(
    model: LogicModel,
    difference: ModelDifference,
    *,
    earlier: LogicModel | None = None,
    factors: Mapping[str, str] | None = None,
    card_link: Callable[[str], str] | None = None,
    linked: Linked = linked_by_name,
) -> Document:
    """Two versions: who drew them and why, what came of the outcomes, one picture, and all that changed.

    ``earlier`` is the model of the drawing before, when it is another one; ``factors`` are the labels of
    factors by identifier. ``card_link`` gives the address of a card of the picture, by its name there
    (``card_of``); ``linked`` says what evidence of these names is.
    """
    title = difference_title(model, difference, earlier)
    figure = drawing_figure(difference_drawing(difference, title, factors or {}), card_link=card_link)
    return Document(
        title=title,
        meta=(("generator", "Doing With"),),
        sections=(
            Section("What changed", "difference", _origins(difference), outcome_sections(difference, linked)),
            Section("Both drawings in one", "drawing", (figure,), change_sections(difference, factors or {})),
        ),
    )


def _origins(difference: ModelDifference) -> tuple[Block, ...]:
    """Who drew the two versions, when and why: it stands before the picture, which has its own page."""
    sides = (("Before:", difference.before), ("After:", difference.after))
    return tuple(Paragraph((Strong(name), f" {origin_words(version)}")) for name, version in sides)


def origin_words(version: ModelVersion) -> str:
    """Who drew it, when, why, and whether it is frozen."""
    told = [f"Version {version.number}, drawn {word(version.kind)}"]
    told += (
        [f"in the room: {listed(version.people)}"]
        if version.people
        else ["who was in the room: not reported"]
    )
    told += [day(version.dated_on)] if version.dated_on else []
    told += [version.reason] if version.reason else []
    told += [version.source] if version.source else []
    told += ["frozen" if version.frozen else "not frozen"]
    return " ".join(sentence(each) for each in told)


def _check(check: CheckResult) -> list[Block]:
    blocks: list[Block] = [Paragraph((Strong(check.question),))]
    blocks += [Paragraph((told,)) for told in answer_sentences(check)]
    if check.findings:
        blocks.append(BulletList(tuple((told,) for told in finding_sentences(check))))
    return blocks


def answer_sentences(check: CheckResult) -> list[str]:
    """What people answered to one of the three questions, and who; that nobody has, where nobody has."""
    told = [
        sentence(f"{f'{one.by}: ' if one.by else ''}{word(one.verdict)}. {one.text}".strip())
        for one in check.answers
    ]
    return told or ["Nobody has answered yet."]


def finding_sentences(check: CheckResult) -> list[str]:
    """What a machine sees, and what to do about each."""
    return [f"{one.sentence} {one.remedy}" for one in check.findings]
