"""Whether a step leaves nothing in a drawing that points at what is not there."""

from dataclasses import replace

from doingwith.logic_models.evidence import evidence_named, is_token
from doingwith.logic_models.model import ModelVersion
from doingwith_site.common.errors import Refused
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.passages import passages_stand
from doingwith_site.logic_models.records import version_value

__all__ = ["check_passages_stand", "told_of_what_stood"]


def check_passages_stand(row: LogicModelVersion, before: ModelVersion, after: ModelVersion) -> None:
    """Refused when the step from ``before`` to ``after`` cites a passage that is not there by now.

    Its mark may have gone, or its words taken back, since the page was opened or the step was made that is
    taken back. What stood before the step is not asked about.
    """
    come = {name for name in evidence_named(after) if is_token(name)} - {*evidence_named(before)}
    if come and not passages_stand(row.model.programme, come):
        raise Refused("A passage that this rests on is not here any more, so the drawing stays as it is.")


def told_of_what_stood(row: LogicModelVersion, after: ModelVersion) -> ModelVersion:
    """The drawing without reasons about what stands neither in it nor in an earlier version.

    Nobody could read of what they tell, and no bundle takes them.
    """
    gone = {reason.about for reason in after.reasons} - {*after.node_by_id, *after.link_by_id}
    if not gone:
        return after
    earlier = map(version_value, row.model.versions.filter(number__lt=row.number))
    gone -= {name for one in earlier for name in (*one.node_by_id, *one.link_by_id)}
    return replace(after, reasons=tuple(one for one in after.reasons if one.about not in gone))
