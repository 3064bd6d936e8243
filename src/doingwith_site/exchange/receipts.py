"""What an import makes of people's words stands on their receipts, as what is written on the site does."""

from collections.abc import Iterator

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use, UseKind
from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.model import LogicModel
from doingwith_site.analysis.contribution.actions import tell_tellers
from doingwith_site.consent.actions import record_uses
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.excerpts.queries import agreements_cited
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

__all__ = ["tell_of_claims"]


def tell_of_claims(
    by: User, programme: Programme, stored: ProgrammeRecord | None, record: ProgrammeRecord
) -> None:
    """Each teller whose words a contribution record or a logic model newly rests on can see that.

    ``stored`` is what the programme's rows said before. Who does not allow it now is not told of it.
    """
    before = {one.id: one for one in stored.contributions} if stored else {}
    changed = {one.project: one for one in record.contributions if before.get(one.id) != one}
    for project in programme.projects.filter(identifier__in=changed).order_by("pk"):
        tell_tellers(by, project, changed[project.identifier])
    for model, names in _newly_cited(stored, record):
        named = agreements_cited(programme, names)
        keys = agreements_allowing(programme, Use.PROJECT_TEAM, among=named)
        places = dict.fromkeys(sorted(keys), f"logic model {model.id}")
        record_uses(by=by, places=places, use=Use.PROJECT_TEAM, kind=UseKind.CLAIM)


def _newly_cited(
    stored: ProgrammeRecord | None, record: ProgrammeRecord
) -> Iterator[tuple[LogicModel, frozenset[str]]]:
    """Each model that cites what it did not cite before, with that."""
    known = stored.logic_model_by_id if stored else {}
    for model in record.logic_models:
        before = _cited(known[model.id]) if model.id in known else frozenset()
        if names := _cited(model) - before:
            yield model, names


def _cited(model: LogicModel) -> frozenset[str]:
    return frozenset(name for version in model.versions for name in evidence_named(version))
