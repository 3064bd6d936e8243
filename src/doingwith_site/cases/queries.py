"""Cases of a programme, and its projects searched with their cases in view."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from doingwith.cases.phases import Phase
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Reading
from doingwith_site.cases.visibility import COLLEAGUE_PHASES, codings_seen_by, in_record
from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.queries import allowed, codings_with
from doingwith_site.evidence.models import Account, Code, Coding, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Factor, Membership, Programme
from doingwith_site.programmes.queries import current_factors
from doingwith_site.programmes.rules import can
from doingwith_site.projects.models import Project
from doingwith_site.projects.queries import StandingFilter, in_standing, matching_text

__all__ = [
    "accounts_judged_by",
    "CaseFilter",
    "CodeGiven",
    "ProjectOrder",
    "ProjectSearch",
    "case_in",
    "cases_that_ask",
    "clauses_marked",
    "code_in",
    "codes_open_to",
    "codes_seen",
    "cases_of",
    "find_projects",
    "is_read_here",
    "emptied",
    "emptied_in",
    "judgements_emptied",
    "judgements_lost",
    "judgements_of",
    "judgements_with_passages",
    "my_passages",
    "next_factor",
    "open_questions",
    "page_of",
    "passages_for",
    "passages_taken_back",
    "projects_beside",
    "questions_of",
    "questions_waiting",
    "read_apart",
    "factor_in",
    "reading_of",
    "judgements_of_record",
    "reported_judgements",
    "site_readings",
    "unanswered",
]

PROJECTS_ON_A_PAGE = 25
CODINGS_ON_A_PAGE = 50


class CaseFilter(StrEnum):
    """Whether projects have been read for evaluation."""

    WITH = "with"
    WITHOUT = "without"


class ProjectOrder(StrEnum):
    """How found projects can stand."""

    PROGRAMME = "programme"
    TITLE = "title"
    PARTNER = "partner"


ORDERS: dict[ProjectOrder, tuple[str, ...]] = {
    ProjectOrder.PROGRAMME: ("position", "pk"),
    ProjectOrder.TITLE: ("title", "pk"),
    ProjectOrder.PARTNER: ("partner__name", "position", "pk"),
}


@dataclass(frozen=True, kw_only=True)
class ProjectSearch:
    """What somebody looks for among projects. None and empty text: no matter.

    ``partner`` is a partner's identifier.
    """

    text: str = ""
    partner: str = ""
    standing: StandingFilter | None = None
    case: CaseFilter | None = None
    order: ProjectOrder = ProjectOrder.PROGRAMME


def find_projects(programme: Programme, search: ProjectSearch) -> QuerySet[Project]:
    """The projects that answer the search, each with its partner and ``case_identifier`` (or None)."""
    projects = matching_text(programme.projects.select_related("partner"), search.text)
    if search.partner:
        projects = projects.filter(partner__identifier=search.partner)
    if search.standing:
        projects = in_standing(projects, search.standing)
    if search.case:
        projects = projects.filter(case__isnull=search.case is CaseFilter.WITHOUT)
    return projects.annotate(case_identifier=F("case__identifier")).order_by(*ORDERS[search.order])


def page_of(projects: QuerySet[Project], number: int | str | None) -> Page[Project]:
    """One page of the projects, in two queries; a number that is none or too high gives first or last."""
    return Paginator(projects, PROJECTS_ON_A_PAGE).get_page(number)


def cases_of(programme: Programme) -> QuerySet[Case]:
    """The programme's cases in its own order, projects included."""
    return programme.cases.select_related("project")


def case_in(programme: Programme, identifier: str) -> Case:
    """The programme's case with this identifier, project included; NotYours if there is none."""
    found = cases_of(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def projects_beside(programme: Programme, identifiers: Collection[str]) -> QuerySet[Project]:
    """The programme's projects with these identifiers, in its own order."""
    return programme.projects.filter(identifier__in=identifiers).order_by("position", "pk")


def reported_judgements() -> QuerySet[Judgement]:
    """The judgements of the record: those with a sign, of readings that everybody may see."""
    return judgements_of_record().exclude(sign="")


def judgements_of_record() -> QuerySet[Judgement]:
    """All judgements of readings that everybody may see, and what those readers looked for in vain."""
    return Judgement.objects.filter(in_record("reading__")).select_related("factor")


def passages_taken_back(case: Case) -> dict[tuple[str, str], int]:
    """How many passages each judgement of the record has lost, by reader and factor."""
    lost = judgements_of_record().filter(reading__case=case, evidence_withdrawn__gt=0)
    return {
        (row.reading.reader, row.factor.identifier): row.evidence_withdrawn
        for row in lost.select_related("reading")
    }


def judgements_lost(programme: Programme) -> frozenset[tuple[str, str, str]]:
    """The judgements of the record that rested on words taken back since, by case, reader and factor."""
    rows = judgements_of_record().filter(reading__case__programme=programme, evidence_withdrawn__gt=0)
    return frozenset(rows.values_list("reading__case__identifier", "reading__reader", "factor__identifier"))


def judgements_emptied(programme: Programme) -> frozenset[tuple[str, str, str]]:
    """The judgements of the record all of whose passages were taken back, by case, reader and factor."""
    rows = judgements_of_record().filter(emptied(), reading__case__programme=programme)
    return frozenset(rows.values_list("reading__case__identifier", "reading__reader", "factor__identifier"))


def emptied_in(case: Case) -> frozenset[tuple[str, str]]:
    """Those of one case, by reader and factor."""
    rows = judgements_of_record().filter(emptied(), reading__case=case)
    return frozenset(rows.values_list("reading__reader", "factor__identifier"))


def emptied() -> Q:
    """Judgements that rested on passages of which none is left."""
    return Q(evidence_withdrawn__gt=0, excerpts=None)


def read_apart(programme: Programme) -> list[tuple[str, str]]:
    """Each case, with its project, whose readers do not see each other's codes yet."""
    rows = programme.cases.exclude(phase__in=[Phase.NOT_BEGUN.value, *COLLEAGUE_PHASES]).order_by("pk")
    return list(rows.values_list("identifier", "project__identifier"))


def is_read_here(programme: Programme) -> bool:
    """Whether anybody reads, or has read, a case of the programme on this site."""
    return Reading.objects.filter(case__programme=programme, person__isnull=False).exists()


def reading_of(case: Case, person: User) -> Reading | None:
    """The person's own reading of the case; None when they do not read it."""
    return case.readings.filter(person=person).select_related("case").first()


def site_readings(case: Case) -> QuerySet[Reading]:
    """The readings made here, without those of readers who were excused, in order."""
    return case.readings.filter(person__isnull=False, excused_at=None).select_related("person", "case")


def factor_in(programme: Programme, identifier: str) -> Factor:
    """The factor of the list in use with this identifier, domain included; NotYours if there is none."""
    found = current_factors(programme).filter(identifier=identifier).first()
    if found is None:
        raise NotYours
    return found


def judgements_of(reading: Reading) -> dict[int, Judgement]:
    """What a reading says, by the factor's key, with the passages it rests on."""
    rows = reading.judgements.prefetch_related("excerpts")
    return {row.factor_id: row for row in rows}


def my_passages(person: User, case: Case) -> QuerySet[Excerpt]:
    """The person's passages of the case's project and of the whole programme that tellers allow now."""
    near = Q(project=case.project_id) | Q(project=None)
    mine = Excerpt.objects.filter(near, allowed(case.programme), marked_by=person, programme=case.programme)
    return mine.select_related("version__document", "part__account").defer("version__text", "part__text")


def accounts_judged_by(case: Case) -> QuerySet[Account]:
    """The accounts with passages on which the readers' judgements rest, and whose tellers allow that now."""
    cited = Excerpt.objects.filter(
        allowed(case.programme),
        judgements__reading__case=case,
        judgements__reading__person__isnull=False,
        judgements__reading__excused_at=None,
    )
    return Account.objects.filter(pk__in=cited.order_by().values("part__account"))


def judgements_with_passages(case: Case, factor: Factor, passages: QuerySet[Excerpt]) -> dict[str, Judgement]:
    """What each reading of the record says of the factor, by the reader's part.

    They come with those of their passages that are in ``passages``, and with ``number_of_passages``.
    """
    rows = judgements_of_record().filter(reading__case=case, factor=factor).select_related("reading")
    found = rows.annotate(number_of_passages=Count("excerpts"))
    return {row.reading.reader: row for row in found.prefetch_related(Prefetch("excerpts", passages))}


def passages_for(membership: Membership) -> QuerySet[Excerpt]:
    """The programme's passages whose sources the member's role reads and whose tellers allow that now."""
    found = Excerpt.objects.filter(allowed(membership.programme), programme=membership.programme)
    found = found.select_related("part__account").defer("part__text")
    if not can(membership, Permission.READ_ACCOUNTS):
        found = found.filter(part=None)
    return found if can(membership, Permission.READ_DOCUMENTS) else found.filter(version=None)


def next_factor(programme: Programme, factor: Factor) -> Factor | None:
    """The factor that follows in the list in use; None after the last."""
    return current_factors(programme).filter(position__gt=factor.position).order_by("position").first()


def questions_of(case: Case) -> QuerySet[CaseQuestion]:
    """What readers asked about the case, the first question first."""
    return case.questions.select_related("asked_by", "answered_by", "factor")


def open_questions(case: Case) -> int:
    """How many questions about the case nobody has answered."""
    return case.questions.filter(answered_at=None).count()


def questions_waiting(programmes: Collection[int]) -> dict[int, int]:
    """How many questions of readers wait in each of these programmes, by its key, where any do."""
    rows = unanswered().filter(case__programme__in=programmes).order_by()
    counted = rows.values("case__programme").annotate(number=Count("pk"))
    return dict(counted.values_list("case__programme", "number"))


def cases_that_ask(programme: Programme) -> list[tuple[str, str, int]]:
    """The cases about which questions wait: identifier, the project's title, and how many."""
    rows = unanswered().filter(case__programme=programme).order_by("case__position")
    counted = rows.values("case").annotate(number=Count("pk"))
    return list(counted.values_list("case__identifier", "case__project__title", "number"))


def unanswered() -> QuerySet[CaseQuestion]:
    """Questions that can be answered now and were not."""
    return CaseQuestion.objects.filter(answered_at=None, case__phase=Phase.COMPARING)


@dataclass(frozen=True, kw_only=True)
class CodeGiven:
    """A code, by its token, and how often it was given where somebody may see it."""

    token: UUID
    number: int


def given_to(programme: Programme, person: User) -> Count:
    """How often a code was given where the person may see it, and the tellers allow the team's use now."""
    shown = Coding.objects.filter(codings_seen_by(person), allowed(programme, prefix="excerpt__"))
    return Count("codings", filter=Q(codings__in=shown))


def codes_seen(programme: Programme, person: User) -> list[Code]:
    """The programme's codes that were given where the person may see it, each with ``number_given``."""
    given = given_to(programme, person)
    return list(programme.codes.annotate(number_given=given).filter(number_given__gt=0))


def clauses_marked(membership: Membership) -> dict[str, CodeGiven] | None:
    """The codes that stand for clauses of the theory, by clause; None for a member who may not open them.

    What blinding hides from the member is not counted.
    """
    if not can(membership, Permission.READ_DOCUMENTS):
        return None
    given = given_to(membership.programme, membership.person)
    codes = membership.programme.codes.filter(kind=CodeKind.CLAUSE).annotate(number_given=given)
    told = codes.values_list("key", "token", "number_given")
    return {key: CodeGiven(token=token, number=number) for key, token, number in told if number}


def code_in(programme: Programme, person: User, token: UUID, number: str | None) -> tuple[Code, Page[Coding]]:
    """The programme's code with this token and a page of what has it; NotYours if the person may not open it.

    Whoever sees something that has the code may open it; only where nothing is seen is that asked.
    """
    code = programme.codes.filter(token=token).first()
    if code is None:
        raise NotYours
    code.programme = programme
    given = codings_with(code, seen=codings_seen_by(person))
    found = Paginator(given, CODINGS_ON_A_PAGE).get_page(number)
    if not found.paginator.count and not codes_open_to(programme, person).filter(pk=code.pk).exists():
        raise NotYours
    return code, found


def codes_open_to(programme: Programme, person: User) -> QuerySet[Code]:
    """The programme's codes that were given where the person may see it."""
    given = Coding.objects.filter(codings_seen_by(person), code=OuterRef("pk"))
    return programme.codes.filter(Exists(given))
