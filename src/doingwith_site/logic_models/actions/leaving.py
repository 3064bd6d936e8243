"""The only door through which a drawing leaves the site."""

from dataclasses import replace

from doingwith.consent.uses import Use
from doingwith.exchange.quoting import without_words
from doingwith.exchange.quoting_differences import difference_without_words
from doingwith.logic_models.fates import ModelDifference
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.held_back import with_held_back
from doingwith.reporting.logic_models.difference_drawing import difference_drawing
from doingwith.reporting.logic_models.document import (
    difference_document,
    difference_title,
    told_version,
    version_document,
    version_title,
)
from doingwith.reporting.logic_models.drawing import Drawing
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.slides import to_pptx
from doingwith.reporting.logic_models.version_drawing import version_drawing
from doingwith_site.audit.actions import record_event
from doingwith_site.consent.held_words import held_words
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.queries import factor_labels, parts_lost
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["take_difference", "take_drawing"]


def take_drawing(
    *, by: User, row: LogicModelVersion, model: LogicModel, version: ModelVersion, form: str
) -> bytes:
    """One drawing as a file, and a line in the audit log that it left. PdfUnavailable where PDF is not.

    Words of tellers who do not agree that they are quoted are taken out of what stands in it, and so is what
    tells why of a card or a link that rests on them; both are counted.
    """
    check_can(membership_in(by, row.model.programme), Permission.READ_REPORT)
    held = held_words(row.model.programme, Use.QUOTE_WITHOUT_NAME)
    drawn = (replace(model, versions=(), proposals=()), told_version(version))
    lost = _lost(row, model)
    (model, version), places = without_words(drawn, held.texts, held.names, lost)
    drawing = version_drawing(version, version_title(model, version))
    written = _written(drawing, form) or FORMATS[form].write(
        with_held_back(version_document(model, version), places)
    )
    _record(by, row, form, places)
    return written


def take_difference(
    *,
    by: User,
    row: LogicModelVersion,
    models: tuple[LogicModel, LogicModel],
    difference: ModelDifference,
    form: str,
) -> bytes:
    """What changed up to the drawing ``row`` as a file, as ``take_drawing`` gives one drawing.

    ``models`` are those of the drawing before and of this one. ``difference_without_words`` says what is held
    back and counted.
    """
    check_can(membership_in(by, row.model.programme), Permission.READ_REPORT)
    held = held_words(row.model.programme, Use.QUOTE_WITHOUT_NAME)
    (earlier, model), difference, places = difference_without_words(
        models, difference, held.texts, held.names, _lost(row, *models)
    )
    labels = factor_labels(row.model.programme)
    drawing = difference_drawing(difference, difference_title(model, difference, earlier), labels)
    document = difference_document(model, difference, earlier=earlier, factors=labels)
    written = _written(drawing, form) or FORMATS[form].write(with_held_back(document, places))
    _record(by, row, form, places)
    return written


def _lost(row: LogicModelVersion, *models: LogicModel) -> frozenset[str]:
    """The cards and links of these models that rested on words taken back since."""
    known = {model.id for model in models}
    return frozenset(part for model, part in parts_lost(row.model.programme) if model in known)


def _written(drawing: Drawing, form: str) -> bytes:
    """The drawing alone, for the two forms that hold nothing else; empty for the others."""
    if form == "svg":
        return drawing_figure(drawing).svg.encode()
    return to_pptx(drawing) if form == "pptx" else b""


def _record(by: User, row: LogicModelVersion, form: str, held_back: int) -> None:
    record_event(
        by=by,
        verb="take",
        noun="logic_model",
        object_id=row.model.identifier,
        programme_id=row.model.programme_id,
        detail={"version": row.number, "format": form, "held_back": held_back},
    )
