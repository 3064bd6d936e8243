"""The only door for saving an analysis of configurations: a version is added, and none is ever changed."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from doingwith.analysis.configuration_choices import AnalysisVersion as VersionValue
from doingwith.analysis.configurations.answer import answer
from doingwith.analysis.configurations.checks import ConfigurationsRefused
from doingwith_site.analysis.models import AnalysisVersion, ConfigurationAnalysis
from doingwith_site.analysis.queries import configuration_in
from doingwith_site.analysis.records import record_for_comparing, store_version
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import Refused
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES
from doingwith_site.programmes.actions import lock
from doingwith_site.programmes.identifiers import identifier_from
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["save_configuration"]


@transaction.atomic
def save_configuration(
    *, by: User, programme: Programme, title: str, version: VersionValue, of: str = "", seen: int = 0
) -> AnalysisVersion:
    """Keep the choices as a new analysis, or as the next version of the one named by ``of``.

    They are worked out once more, so that nothing is saved that gives no answer. ``seen`` is the version
    that the person went on from; Refused when somebody saved another one meanwhile.
    """
    membership = membership_in(by, programme)
    check_can(membership, Permission.COMPARE_CONFIGURATIONS)
    programme = lock(programme)
    row = configuration_in(programme, of) if of else started(programme, title)
    number = row.versions.count() + 1
    if of and number != seen + 1:
        raise Refused(
            "Somebody saved another version of this analysis meanwhile, so nothing was saved. Look at it, "
            "and go on from there."
        )
    stored = store_version(row, signed(membership, programme, replace(version, number=number)), by)
    record_event(
        by=by,
        verb="save",
        noun="configurations",
        object_id=row.pk,
        programme_id=programme.pk,
        detail={"version": number},
    )
    return stored


def started(programme: Programme, title: str) -> ConfigurationAnalysis:
    """A new analysis without a version yet."""
    taken = programme.configurations.values_list("identifier", flat=True)
    return ConfigurationAnalysis.objects.create(
        programme=programme, identifier=identifier_from(title, list(taken)), title=title
    )


def signed(membership: Membership | None, programme: Programme, version: VersionValue) -> VersionValue:
    """The version with who saved it (by the part they play), when, and the fingerprint of its answer."""
    try:
        found = answer(record_for_comparing(programme), version)
    except ConfigurationsRefused as refused:
        raise Refused(str(refused)) from refused
    return replace(
        version,
        saved_by=ROLES[membership.role].name if membership else "",
        saved_on=timezone.localdate(),
        answer=found.fingerprint,
    )
