"""The library's rule of who sees what of a reading, for rows. Nothing else here decides what is hidden."""

from django.db.models import Q

from doingwith.cases.blinding import Sight, Viewer, sight
from doingwith.cases.phases import Phase
from doingwith_site.cases.models import Case, Reading
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

__all__ = [
    "codings_seen_by",
    "copies_seen_by",
    "excerpts_seen_by",
    "in_record",
    "phase_of",
    "sees_reading",
]

RECORD_PHASES = [phase.value for phase in Phase if sight(Viewer.RECORD, phase) is Sight.ALL]
COLLEAGUE_PHASES = [phase.value for phase in Phase if sight(Viewer.COLLEAGUE, phase) is Sight.ALL]


def in_record(prefix: str = "") -> Q:
    """Readings that stand in what is made for all: tables, counts, reports, exports.

    ``prefix`` leads to the reading, such as ``"reading__"``.
    """
    came_with_a_bundle = Q((f"{prefix}person__isnull", True))
    open_to_all = Q((f"{prefix}case__phase__in", RECORD_PHASES))
    return (came_with_a_bundle | open_to_all) & Q((f"{prefix}excused_at__isnull", True))


def sees_reading(person: User, reading: Reading) -> bool:
    """Whether the person may read what stands in the reading."""
    if reading.person_id is None:
        return True
    viewer = Viewer.AUTHOR if reading.person_id == person.pk else Viewer.COLLEAGUE
    if reading.excused_at is not None and viewer is not Viewer.AUTHOR:
        return False
    return sight(viewer, Phase(reading.case.phase)) is Sight.ALL


def excerpts_seen_by(person: User | None) -> Q:
    """Marked passages that the person may see; None: those that are made for all."""
    return seen("marked_by", "project__case__phase__in", person)


def codings_seen_by(person: User | None, prefix: str = "") -> Q:
    """Codes given to passages that the person may see; None: those that are made for all.

    ``prefix`` leads to the coding, such as ``"coding__"``.
    """
    return seen(f"{prefix}coded_by", f"{prefix}excerpt__project__case__phase__in", person)


def copies_seen_by(person: User, programme: Programme) -> Q:
    """Copies of words, for search, that blinding lets the person see, by what each says of itself.

    It asks no other table about a single row: only, once, which projects and readings are open.
    """
    cases = Case.objects.filter(programme=programme)
    opened = Q(project__in=cases.filter(phase__in=COLLEAGUE_PHASES).values("project"))
    open_readings = Reading.objects.filter(in_record(), case__programme=programme)
    of_nobody_here = Q(coding=None, judgement=None)
    coded = Q(coding__isnull=False) & (opened | Q(maker=None))
    read = Q(judgement__isnull=False, reading__in=open_readings.values("pk"))
    return of_nobody_here | Q(maker=person) | coded | read


def seen(author: str, phase: str, person: User | None) -> Q:
    """What the person made, what everybody may see by now, and what came with a bundle and is in."""
    came_with_a_bundle = Q((f"{author}__isnull", True))
    if person is None:
        return came_with_a_bundle | Q((phase, RECORD_PHASES))
    return came_with_a_bundle | Q((author, person)) | Q((phase, COLLEAGUE_PHASES))


def phase_of(project: Project | None) -> Phase:
    """How far the reading of the project has come; a project without a case is not read yet."""
    if project is None:
        return Phase.NOT_BEGUN
    told = Case.objects.filter(project=project).values_list("phase", flat=True).first()
    return Phase(told) if told else Phase.NOT_BEGUN
