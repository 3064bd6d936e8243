"""Takes words that were taken back out of what evaluators and projects wrote, in every version."""

from collections import defaultdict
from collections.abc import Mapping, Set

from django.db.models import QuerySet

from doingwith.analysis.contribution.record import (
    ContributionRecord,
    without_citations,
    without_what_rests_on_nothing,
)
from doingwith.analysis.contribution.telling import told_anew
from doingwith.consent.redaction import taken_from, without
from doingwith.exchange.rewording import reworded
from doingwith.logic_models.evidence import without_evidence
from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.joining import made_of
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith_site.analysis.contribution.records import add_version, contribution_value, version_content
from doingwith_site.analysis.models import (
    AnalysisVersion,
    ConfigurationAnalysis,
    Contribution,
    ContributionVersion,
)
from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.consent.redaction import take_out, take_out_of_json
from doingwith_site.evidence.models import Account, AccountPart, Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.logic_models.actions.withdrawn import MAKES_OF_OTHERS
from doingwith_site.logic_models.meeting_models import Suggestion
from doingwith_site.logic_models.models import DrawingStep
from doingwith_site.logic_models.models import LogicModel as LogicModelRow
from doingwith_site.logic_models.queries import lock_drawings
from doingwith_site.logic_models.records import logic_model_value, reword, step_value
from doingwith_site.logic_models.records import version_content as drawing_content
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.theory.models import Clause, DraftStep, ReadinessVersion, Statement, TheoryVersion

__all__ = [
    "take_out_of_configurations",
    "take_out_of_contributions",
    "take_out_of_logic_models",
    "take_out_of_projects",
    "take_out_of_readiness",
    "take_out_of_suggestions",
    "take_out_of_theories",
]

PROJECT_TEXTS = ("title", "sector", "population", "kind")
SUGGESTION_TEXTS = ("text", "name_to_show", "reason")
STATEMENT_TEXTS = ("if_text", "when_frame", "then_frame")


@eraser("words in contribution records")
def take_out_of_contributions(taken: TakenBack) -> list[Erased]:
    """What evaluators wrote keeps their own words, loses the teller's, and cites no passage of theirs.

    A story that was told of a version is told of it without these words, too. Which items rested on them is
    kept: what such an item tells leaves in no report. Where nothing is left on which an item rests, a new
    version no longer counts it, and the claims are judged without it.
    """
    here = ContributionVersion.objects.filter(contribution__programme=taken.agreement.programme_id)
    names, told, found = _names(taken), {}, defaultdict[int, set[str]](set)
    latest: dict[int, ContributionRecord] = {}
    for row in here.select_related("contribution"):
        value = contribution_value(row)
        latest[row.contribution_id] = value  # the versions come in their order
        found[row.contribution_id].update(
            item.id for item in value.evidence if names.intersection(item.excerpts)
        )
        left = without_citations(value, names)
        if left != value:
            here.filter(pk=row.pk).update(content=version_content(left))
        if left.story:
            told[row.pk] = left
    _note_withdrawn(Contribution.objects.filter(pk__in=found), found)
    count = take_out_of_json(here, "content", _texts(taken))
    for row in here.filter(pk__in=told):
        value = contribution_value(row)
        left = told_anew(told[row.pk], value)
        if left != value:
            here.filter(pk=row.pk).update(content=version_content(left))
    _judge_anew({key: latest[key] for key, items in found.items() if items})
    return [Erased(kind="quote", count=count)]


def _judge_anew(before: Mapping[int, ContributionRecord]) -> None:
    """A version more of each record in which an item rests on nothing any more.

    ``before`` holds the last versions as they were, by the record's key.
    """
    for row in Contribution.objects.filter(pk__in=before).order_by("pk"):
        value = contribution_value(row.versions.get(number=row.latest))
        left = without_what_rests_on_nothing(before[row.pk], value)
        if left != value:
            add_version(row, left, verb="words_taken_back", by=None)


@eraser("words in comparisons of configurations")
def take_out_of_configurations(taken: TakenBack) -> list[Erased]:
    """Reasons, titles and names of conditions keep what evaluators wrote and lose the teller's words.

    The choices stay as they are, and so does the answer: no figure comes from words.
    """
    texts, here = _texts(taken), taken.agreement.programme_id
    count = take_out(ConfigurationAnalysis.objects.filter(programme=here), ["title"], texts)
    rows = AnalysisVersion.objects.filter(analysis__programme=here)
    return [Erased(kind="quote", count=count + take_out_of_json(rows, "choices", texts))]


@eraser("words in theories of change")
def take_out_of_theories(taken: TakenBack) -> list[Erased]:
    """Drafts, clauses, reasons and advice keep what people wrote and lose the teller's words."""
    texts, here = _texts(taken), taken.agreement.programme_id
    versions = TheoryVersion.objects.filter(programme=here)
    count = (
        take_out(versions, ["source"], texts)
        + take_out_of_json(versions, "observations", texts)
        + take_out_of_json(versions, "revision", texts)
        + take_out(Statement.objects.filter(version__programme=here), STATEMENT_TEXTS, texts)
        + take_out(Clause.objects.filter(statement__version__programme=here), ["text"], texts)
        + take_out_of_json(DraftStep.objects.filter(draft__programme=here), "content", texts)
    )
    return [Erased(kind="quote", count=count)]


@eraser("words in views of readiness")
def take_out_of_readiness(taken: TakenBack) -> list[Erased]:
    """What a side said of a condition stays, without the teller's words in its reason."""
    rows = ReadinessVersion.objects.filter(readiness__programme=taken.agreement.programme_id)
    return [Erased(kind="quote", count=take_out_of_json(rows, "content", _texts(taken)))]


@eraser("words in projects")
def take_out_of_projects(taken: TakenBack) -> list[Erased]:
    """Briefs, moves and the account of the evaluation lose the teller's words and keep all others."""
    texts, here = _texts(taken), taken.agreement.programme_id
    projects = Project.objects.filter(programme=here)
    take_out(projects, ["brief_text"], texts)  # a copy of the last brief, which is counted below
    count = (
        take_out(projects, PROJECT_TEXTS, texts)
        + take_out_of_json(projects, "entry", texts)
        + take_out(Brief.objects.filter(project__programme=here), ["text", "reason"], texts)
        + take_out_of_json(Programme.objects.filter(pk=here), "evaluation", texts)
        + take_out_of_json(StageMove.objects.filter(project__programme=here), "reasons", texts)
    )
    return [Erased(kind="quote", count=count)]


@eraser("words in logic models")
def take_out_of_logic_models(taken: TakenBack) -> list[Erased]:
    """What people drew keeps their own words, loses the teller's, and names no passage of theirs.

    The steps in which it was drawn repeat it, so what goes from them is not counted once more.
    """
    cleaning, programme = _Cleaning(taken), taken.agreement.programme
    found = _take_out_of_versions(programme, cleaning)
    count, steps = cleaning.count, DrawingStep.objects.filter(version__model__programme=programme)
    _take_out_of_steps(steps, cleaning, found)
    _note_withdrawn(programme.logic_models.all(), found)
    count += take_out_of_json(steps.exclude(aside={}), "aside", _texts(taken))
    return [Erased(kind="quote", count=count)]


def _take_out_of_versions(programme: Programme, cleaning: "_Cleaning") -> defaultdict[int, set[str]]:
    """Cleans every version; gives what rested on the words, by the key of its model.

    Whoever draws or proposes meanwhile waits.
    """
    lock_drawings(programme.logic_models.all())
    rows = programme.logic_models.select_related("project").prefetch_related("versions").order_by("pk")
    found = defaultdict[int, set[str]](set)
    for row in rows.select_for_update(of=("self",), no_key=True):
        drawn = logic_model_value(row)
        cleaning.note_resting(drawn, found[row.pk])
        left = cleaning.of(drawn)
        if left != drawn:
            reword(row, frozen_anew(left))
    return found


def _take_out_of_steps(
    steps: QuerySet[DrawingStep], cleaning: "_Cleaning", found: defaultdict[int, set[str]]
) -> None:
    """Cleans every step, and adds to ``found`` what rested on the words in it or was made of such a card."""
    rows = steps.select_related("version").defer("version__content").order_by("version", "number")
    before = ModelVersion(number=0, kind=ModelKind.INTERIM)
    for step in rows.iterator(chunk_size=100):
        drawn, resting = step_value(step), found[step.version.model_id]
        whole = LogicModel(id="", title="", versions=(drawn,))
        cleaning.note_resting(whole, resting)
        if step.verb in MAKES_OF_OTHERS:
            resting |= made_of(resting, before, drawn)
        left = frozen_anew(cleaning.of(whole))
        if left != whole:
            DrawingStep.objects.filter(pk=step.pk).update(content=drawing_content(left.versions[0]))
        before = drawn


@eraser("words in suggestions for drawings")
def take_out_of_suggestions(taken: TakenBack) -> list[Erased]:
    """What people suggested in meetings keeps their own words and loses the teller's."""
    rows = Suggestion.objects.filter(meeting__version__model__programme=taken.agreement.programme_id)
    return [Erased(kind="quote", count=take_out(rows, SUGGESTION_TEXTS, _texts(taken)))]


class _Cleaning:
    """Takes a teller's words and passages out of drawings. ``count`` says how many stretches went."""

    def __init__(self, taken: TakenBack) -> None:
        self.count = 0
        self._names, self._taken = _names(taken), taken_from(_texts(taken))
        self._made: dict[str, tuple[str, int]] = {}

    def note_resting(self, model: LogicModel, found: set[str]) -> None:
        """Adds to ``found`` the nodes and links that rest on them, and nodes that came from such a one."""
        for version in model.versions:
            parts: tuple[Node | Link, ...] = (*version.nodes, *version.links)
            found.update(one.id for one in parts if self._names.intersection(one.evidence))
            found.update(one.id for one in version.nodes if found.intersection(one.came_from))

    def of(self, model: LogicModel) -> LogicModel:
        """The model without them."""
        return reworded(without_evidence(model, self._names), self._clean)

    def _clean(self, text: str) -> str:
        if text not in self._made:
            self._made[text] = without(text, self._taken)
        made, found = self._made[text]
        self.count += found
        return made


def _note_withdrawn(
    rows: QuerySet[Contribution] | QuerySet[LogicModelRow], found: Mapping[int, Set[str]]
) -> None:
    """Keep which parts of records rested on words that go. ``found`` are the parts, by the record's key."""
    for row in rows.order_by("pk").select_for_update(no_key=True):
        known = sorted({*row.evidence_withdrawn, *found.get(row.pk, ())})
        if known != row.evidence_withdrawn:
            row.evidence_withdrawn = known
            row.save(update_fields=["evidence_withdrawn"])


def _texts(taken: TakenBack) -> list[str]:
    parts = AccountPart.objects.filter(account__agreement=taken.agreement)
    parts = parts if taken.parts is None else parts.filter(pk__in=taken.parts)
    return list(parts.values_list("text", flat=True))


def _names(taken: TakenBack) -> frozenset[str]:
    """What a bundle calls the passages that go; and the account, when all of it goes."""
    rows = Excerpt.objects.filter(part__account__agreement=taken.agreement)
    rows = rows if taken.parts is None else rows.filter(part__in=taken.parts)
    accounts = (
        Account.objects.filter(agreement=taken.agreement) if taken.parts is None else Account.objects.none()
    )
    names = [excerpt_name(*named) for named in rows.values_list("identifier", "token")]
    return frozenset([*names, *accounts.values_list("identifier", flat=True)])
