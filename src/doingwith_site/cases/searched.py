"""Theories of change, drafts of them, logic models, cases, factors and codes, as the search finds them."""

from collections.abc import Iterable
from itertools import chain

from django.urls import reverse

from doingwith.cases.said import said_in_case
from doingwith.common.said import Said, said
from doingwith.logic_models.said import said_in_drawing
from doingwith.programmes.said import said_in_factor_list
from doingwith.theory.said import said_in_draft, said_in_theory
from doingwith_site.cases.code_choices import code_name
from doingwith_site.cases.models import Case, SearchText
from doingwith_site.cases.queries import codes_open_to
from doingwith_site.cases.records import case_told
from doingwith_site.cases.search_documents import Searched, index_document, reindex_when_saved, search_in
from doingwith_site.evidence.models import Code
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.records import version_value
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import FactorList
from doingwith_site.programmes.queries import current_factor_list
from doingwith_site.programmes.records import factor_list_value
from doingwith_site.theory.models import DraftStep, TheoryDraft, TheoryVersion
from doingwith_site.theory.queries import latest_step
from doingwith_site.theory.records import draft_value, theory_values

__all__ = ["search_documents_of_programmes"]

THEORY, DRAFT, MODEL, CASE = "theory", "theory_draft", "logic_model", "case"
FACTORS, CODE = "factor_list", "code"


def search_documents_of_programmes() -> None:
    """From now on they are found, as they stand now."""
    for one in (theories, drafts, models, cases, factor_lists, codes):
        search_in(one)
    reindex_when_saved(TheoryDraft, index_draft)
    reindex_when_saved(DraftStep, lambda step: index_document(DRAFT, step.draft))
    reindex_when_saved(LogicModelVersion, lambda drawing: index_document(MODEL, drawing.model))
    shown = frozenset({"title", "project", "evidence_withdrawn"})
    reindex_when_saved(LogicModel, lambda model: index_document(MODEL, model), columns=shown)
    told = frozenset({"title", "project", "narrative"})
    reindex_when_saved(Case, lambda case: index_document(CASE, case), columns=told)
    reindex_when_saved(FactorList, index_factor_lists)
    reindex_when_saved(Code, lambda code: index_document(CODE, code), columns=frozenset({"memo"}))


def index_draft(row: TheoryDraft) -> None:
    """The draft; and once it is closed, what came of it."""
    index_document(DRAFT, row)
    if not row.is_open:
        for version in row.programme.theory_versions.all():
            index_document(THEORY, version)


def index_factor_lists(row: FactorList) -> None:
    """Every list of the programme: the one in use before is read no more."""
    for one in row.programme.factor_lists.all():
        index_document(FACTORS, one)


def in_theory(row: TheoryVersion) -> tuple[int, Iterable[Said]]:
    """What a version says."""
    versions = theory_values(row.programme)
    return 1, chain.from_iterable(said_in_theory(one) for one in versions if one.id == row.identifier)


def in_draft(row: TheoryDraft) -> tuple[int, Iterable[Said]]:
    """What the open draft says by now; of one that is closed, no page shows anything."""
    return 1, said_in_draft(draft_value(latest_step(row))) if row.is_open and row.steps.exists() else ()


def in_model(row: LogicModel) -> tuple[int, Iterable[Said]]:
    """What the last drawing of the model says."""
    last = row.versions.order_by("number").last()
    if last is None:
        return 1, ()
    lost = frozenset(row.evidence_withdrawn)
    return last.number, [said("", row.title), *said_in_drawing(version_value(last), lost)]


def in_case(row: Case) -> tuple[int, Iterable[Said]]:
    """What the case tells, but for what its readers say of it."""
    return 1, said_in_case(case_told(row))


def in_factor_list(row: FactorList) -> tuple[int, Iterable[Said]]:
    """What the list in use says; of one that was in use before, no page shows anything."""
    is_in_use = row == current_factor_list(row.programme)
    return 1, said_in_factor_list(factor_list_value(row)) if is_in_use else ()


def in_code(row: Code) -> tuple[int, Iterable[Said]]:
    """What is noted of the code itself. Notes on its passages have copies of their own."""
    return 1, [said("", row.memo)]


def theory_url(programme: str, row: TheoryVersion, copy: SearchText) -> str:
    """The version beside the one before it, at the statement; at the versions in full for all the rest."""
    page = reverse("analysis:theory", args=[programme])
    return f"{page}?to={row.identifier}#{copy.place or 'versions'}"


def draft_url(programme: str, row: TheoryDraft, copy: SearchText) -> str:
    """The draft, at the statement or at the advice."""
    return f"{reverse('analysis:draft', args=[programme])}#{copy.place or 'advice'}"


def model_url(programme: str, row: LogicModel, copy: SearchText) -> str:
    """The drawing, at the card."""
    page = reverse("logic_models:drawing", args=[programme, row.identifier, copy.page])
    return f"{page}#card-{copy.place}" if copy.place else page


def factor_url(programme: str, row: FactorList, copy: SearchText) -> str:
    """The factors, at the factor."""
    page = reverse("analysis:factors", args=[programme])
    return f"{page}#factor-{copy.place}" if copy.place else page


theories = Searched(
    kind=THEORY,
    permission=Permission.VIEW_PROGRAMME,
    rows=TheoryVersion.objects.select_related("programme"),
    says=in_theory,
    title=lambda row, _: f"The theory of change: {row.label}",
    url=theory_url,
)
drafts = Searched(
    kind=DRAFT,
    permission=Permission.VIEW_PROGRAMME,
    rows=TheoryDraft.objects.all(),
    says=in_draft,
    title=lambda row, _: "The draft of the next theory of change",
    url=draft_url,
)
models = Searched(
    kind=MODEL,
    permission=Permission.VIEW_PROGRAMME,
    rows=LogicModel.objects.select_related("project"),
    says=in_model,
    title=lambda row, copy: f"Logic model: {row.title}, version {copy.page}",
    url=model_url,
)
cases = Searched(
    kind=CASE,
    permission=Permission.VIEW_PROGRAMME,
    rows=Case.objects.select_related("project"),
    says=in_case,
    title=lambda row, _: f"The case: {row.title}",
    url=lambda programme, row, _: reverse("cases:case", args=[programme, row.identifier]),
)
factor_lists = Searched(
    kind=FACTORS,
    permission=Permission.VIEW_PROGRAMME,
    rows=FactorList.objects.select_related("programme"),
    says=in_factor_list,
    title=lambda row, copy: f"Factor {copy.place}" if copy.place else f"The factor list: {row.label}",
    url=factor_url,
)
codes = Searched(
    kind=CODE,
    permission=Permission.READ_DOCUMENTS,
    rows=Code.objects.all(),
    says=in_code,
    title=lambda row, _: f"What is noted of the code “{code_name(row)}”",
    url=lambda programme, row, _: reverse("cases:code", args=[programme, row.token]),
    seen=codes_open_to,
)
