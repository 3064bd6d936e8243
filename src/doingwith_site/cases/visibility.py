"""The library's rule of who sees what of a reading, for rows. Nothing else here decides what is hidden."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Q, QuerySet

from doingwith.cases.blinding import Sight, Viewer, sight
from doingwith.cases.phases import Phase
from doingwith_site.cases.models import Case, Reading
from doingwith_site.evidence.models import Coding, Excerpt
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
"""The phases in which what a reader made stands in the record, unless the reader was excused."""
COLLEAGUE_PHASES = [phase.value for phase in Phase if sight(Viewer.COLLEAGUE, phase) is Sight.ALL]
"""The phases in which colleagues see what a reader made, unless the reader was excused."""


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
    is_excused = reading.excused_at is not None
    return sight(viewer, Phase(reading.case.phase), is_excused=is_excused) is Sight.ALL


def excerpts_seen_by(person: User | None) -> Q:
    """Marked passages that the person may see; None: those that are made for all."""
    return seen(Excerpt, person)


def codings_seen_by(person: User | None) -> Q:
    """Codes given to passages that the person may see; None: those that are made for all."""
    return seen(Coding, person)


def copies_seen_by(person: User, programme: Programme) -> Q:
    """Copies of words, for search, that blinding lets the person see, by what each says of itself.

    It asks no other table about a single row: only, once, which projects, codes and readings are open.
    """
    cases = Case.objects.filter(programme=programme)
    opened = Q(project__in=cases.filter(phase__in=COLLEAGUE_PHASES).values("project"))
    opened |= Q(project=None) & of_the_whole_programme(Coding, COLLEAGUE_PHASES, "coding")
    opened &= ~Q(coding__in=by_excused(Coding))
    open_readings = Reading.objects.filter(in_record(), case__programme=programme)
    of_nobody_here = Q(coding=None, judgement=None, question=None, proposal=None)
    of_comparing = Q(question__isnull=False) | Q(proposal__isnull=False)
    compared = of_comparing & Q(project__in=cases.filter(phase__in=COLLEAGUE_PHASES).values("project"))
    coded = Q(coding__isnull=False) & (opened | Q(maker=None))
    read = Q(judgement__isnull=False, reading__in=open_readings.values("pk"))
    return of_nobody_here | Q(maker=person) | coded | read | compared


Mark = Excerpt | Coding
PATHS = {Excerpt: ("marked_by", ""), Coding: ("coded_by", "excerpt__")}
"""From a mark to who made it, and to the excerpt with its project and programme."""


def seen(mark: type[Mark], person: User | None) -> Q:
    """What the person made, what everybody may see by now, and what came with a bundle and is in."""
    author, excerpt = PATHS[mark]
    phases = RECORD_PHASES if person is None else COLLEAGUE_PHASES
    came_with_a_bundle = Q((f"{author}__isnull", True))
    opened = Q((f"{excerpt}project__case__phase__in", phases))
    opened |= Q((f"{excerpt}project__isnull", True)) & of_the_whole_programme(mark, phases)
    shown = came_with_a_bundle | (opened & ~Q(pk__in=by_excused(mark)))
    return shown if person is None else shown | Q((author, person))


def by_excused(mark: type[Mark]) -> QuerySet[Mark]:
    """What readers made in projects in whose reading they were excused."""
    author, excerpt = PATHS[mark]
    return made(mark, **{
        f"{author}__readings__excused_at__isnull": False,
        f"{author}__readings__case__project": F(f"{excerpt}project"),
    })  # fmt: skip


def of_the_whole_programme(mark: type[Mark], phases: Sequence[str], key: str = "pk") -> Q:
    """What was marked in sources of the whole programme, once every case that its maker reads is open.

    Nobody knows for which of their cases it was made. What a judgement that is open rests on is open too.
    Who reads no case, or was excused from all, shows nobody anything: the case may be read yet.
    """
    author, excerpt = PATHS[mark]
    reading = f"{author}__readings__"
    of_these = {
        f"{excerpt}project": None,
        f"{reading}case__programme": F(f"{excerpt}programme"),
        f"{reading}excused_at": None,
    }
    hidden = [phase.value for phase in Phase if phase.value not in phases]
    read = made(mark, **of_these, **{f"{reading}case__phase__in": phases})
    still_read = made(mark, **of_these, **{f"{reading}case__phase__in": hidden})
    opened = Q((f"{key}__in", read)) & ~Q((f"{key}__in", still_read))
    return opened | Q(pk__in=rested_on(phases)) if mark is Excerpt else opened


def rested_on(phases: Sequence[str]) -> QuerySet[Excerpt]:
    """Passages of the whole programme on which judgements of readings rest that are open."""
    reading = "judgements__reading__"
    return made(Excerpt, **{
        "project": None,
        f"{reading}excused_at": None,
        f"{reading}case__phase__in": phases,
    })  # fmt: skip


def made(mark: type[Mark], **of: Any) -> QuerySet[Any]:  # noqa: ANN401 (what columns are compared with)
    """The keys of such marks, asked once for all rows."""
    return mark._default_manager.filter(**of).order_by().values("pk")


def phase_of(project: Project | None) -> Phase:
    """How far the reading of the project has come; a project without a case is not read yet."""
    if project is None:
        return Phase.NOT_BEGUN
    told = Case.objects.filter(project=project).values_list("phase", flat=True).first()
    return Phase(told) if told else Phase.NOT_BEGUN
