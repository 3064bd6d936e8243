"""The logic models, versions and cards that a command names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from doingwith.cli.output import counted

if TYPE_CHECKING:
    from doingwith.analysis.programme_record import ProgrammeRecord
    from doingwith.logic_models.model import LogicModel, ModelVersion

    Drawn = tuple[LogicModel, ModelVersion]
    Pairs = tuple[tuple[str, str], ...]

__all__ = ["MODEL", "SAME", "drawing_named", "model_named", "pairs_named", "to_compare"]

MODEL = click.option("--model", "name", metavar="MODEL", help="Which logic model. If not given: every one.")
SAME = click.option(
    "--same", "pairs", metavar="OLD=NEW", multiple=True, help="Two nodes that are one. Can be repeated."
)


def to_compare(
    record: "ProgrammeRecord", name: str | None, earlier: str | None, later: str | None
) -> "list[tuple[Drawn, Drawn]]":
    """The two drawings of the model that is named, or the first and last of every one that has several."""
    return [
        (drawing_named(record, model, earlier, at=0), drawing_named(record, model, later, at=-1))
        for model in _models(record, name, earlier, later)
    ]


def _models(
    record: "ProgrammeRecord", name: str | None, earlier: str | None, later: str | None
) -> "list[LogicModel]":
    if name:
        model = model_named(record, name)
        if len(model.versions) < 2 and not (earlier and later):
            raise click.UsageError(
                f"Logic model {model.id} has {counted(len(model.versions), 'version')}, so there are no two "
                "to compare. Name two with --from and --to; MODEL:NUMBER names one of another model."
            )
        return [model]
    if earlier or later:
        raise click.UsageError("Say of which logic model with --model, so that --from and --to can be found.")
    return [model for model in record.logic_models if len(model.versions) > 1]


def model_named(record: "ProgrammeRecord", name: str) -> "LogicModel":
    """The model of this name; UsageError when there is none."""
    if name not in record.logic_model_by_id:
        known = ", ".join(record.logic_model_by_id) or "none"
        raise click.UsageError(f"There is no logic model {name!r}. This programme has {known}.")
    return record.logic_model_by_id[name]


def drawing_named(record: "ProgrammeRecord", model: "LogicModel", named: str | None, *, at: int) -> "Drawn":
    """The version that was named as NUMBER or MODEL:NUMBER; otherwise the one at this place."""
    if named is None:
        if not model.versions:
            raise click.UsageError(f"Logic model {model.id} has no version yet.")
        return model, model.versions[at]
    owner, colon, number = named.rpartition(":")
    home = model_named(record, owner) if colon else model
    version = home.version(int(number)) if number.isascii() and number.isdigit() else None
    if version is None:
        known = ", ".join(str(one.number) for one in home.versions) or "none"
        raise click.UsageError(f"Logic model {home.id} has no version {number!r}. It has {known}.")
    return home, version


def pairs_named(texts: Sequence[str], compared: "Sequence[tuple[Drawn, Drawn]]") -> "Pairs":
    """The cards that are said to be one; UsageError where no two drawings that are compared have them."""
    pairs = tuple(map(_pair, texts))
    for old, new in pairs:
        missing = [_missing(old, new, *two) for two in compared]
        if all(missing):
            unknown = (
                missing[0] if len(missing) == 1 else "no two versions that are compared have these nodes"
            )
            raise click.UsageError(f"--same {old}={new}: {unknown}.")
    return pairs


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not (old and equals and new):
        raise click.UsageError(f"Write --same as OLD=NEW, the ids of two nodes, and not {text!r}.")
    return old, new


def _missing(old: str, new: str, before: "Drawn", after: "Drawn") -> str:
    """Which of the two cards is not there; empty when both are."""
    for name, (model, version) in ((old, before), (new, after)):
        if name not in version.node_by_id:
            return f"version {version.number} of {model.id} has no node {name!r}"
    return ""
