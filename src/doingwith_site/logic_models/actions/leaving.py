"""The only door through which a drawing leaves the site."""

from django.db import transaction

from doingwith.logic_models.difference import ModelDifference
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.reporting.formats import FORMATS
from doingwith.reporting.logic_models.difference_drawing import difference_drawing
from doingwith.reporting.logic_models.document import (
    difference_document,
    difference_title,
    version_document,
    version_title,
)
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.slides import to_pptx
from doingwith.reporting.logic_models.version_drawing import version_drawing
from doingwith_site.audit.actions import record_event
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["take_difference", "take_drawing"]


@transaction.atomic
def take_drawing(
    *, by: User, row: LogicModelVersion, model: LogicModel, version: ModelVersion, form: str
) -> bytes:
    """One drawing as a file, and a line in the audit log that it left. PdfUnavailable where PDF is not."""
    check_can(membership_in(by, row.model.programme), Permission.READ_REPORT)
    drawing = version_drawing(version, version_title(model, version))
    _record(by, row, form)
    if form == "svg":
        return drawing_figure(drawing).svg.encode()
    if form == "pptx":
        return to_pptx(drawing)
    return FORMATS[form].write(version_document(model, version))


@transaction.atomic
def take_difference(
    *, by: User, row: LogicModelVersion, model: LogicModel, difference: ModelDifference, form: str
) -> bytes:
    """What changed up to the drawing ``row`` as a file, and a line in the audit log that it left."""
    check_can(membership_in(by, row.model.programme), Permission.READ_REPORT)
    drawing = difference_drawing(difference, difference_title(model, difference))
    _record(by, row, form)
    if form == "svg":
        return drawing_figure(drawing).svg.encode()
    if form == "pptx":
        return to_pptx(drawing)
    return FORMATS[form].write(difference_document(model, difference))


def _record(by: User, row: LogicModelVersion, form: str) -> None:
    record_event(
        by=by,
        verb="take",
        noun="logic_model",
        object_id=row.model.identifier,
        programme_id=row.model.programme_id,
        detail={"version": row.number, "format": form},
    )
