"""Takes words that were taken back out of what evaluators and projects wrote, in every version."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from django.db.models import QuerySet

from doingwith.analysis.contribution.locks import locked_anew
from doingwith.analysis.contribution.record import (
    ContributionRecord,
    without_citations,
    without_what_rests_on_nothing,
)
from doingwith.analysis.contribution.telling import told_anew
from doingwith_site.analysis.contribution.records import add_version, contribution_value, version_content
from doingwith_site.analysis.models import (
    AnalysisVersion,
    ConfigurationAnalysis,
    Contribution,
    ContributionVersion,
)
from doingwith_site.consent.erasers import Erased, TakenBack, eraser
from doingwith_site.consent.redaction import note_withdrawn, take_out, take_out_of_json
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, Project, StageMove

__all__ = [
    "take_out_of_configurations",
    "take_out_of_contributions",
    "take_out_of_projects",
]

PROJECT_TEXTS = ("title", "sector", "population", "kind")


@eraser("words in contribution records")
def take_out_of_contributions(taken: TakenBack) -> list[Erased]:
    """What evaluators wrote keeps their own words, loses the teller's, and cites no passage of theirs.

    A story that was told of a version is told of it without these words, too. Which items rested on them is
    kept: what such an item tells leaves in no report. Where nothing is left on which an item rests, a new
    version no longer counts it, and the claims are judged without it.
    """
    here = ContributionVersion.objects.filter(contribution__programme=taken.agreement.programme_id)
    before = {
        row.pk: (row.contribution_id, contribution_value(row)) for row in here.select_related("contribution")
    }
    lost = _what_rested(before.values(), taken.words.names)
    told = _take_citations_out(here, {key: value for key, (_, value) in before.items()}, taken.words.names)
    note_withdrawn(Contribution.objects.filter(pk__in=lost), lost)
    count = take_out_of_json(here, "content", taken.words.texts)
    _tell_anew(here, told)
    latest = dict(before.values())  # the versions come in their order
    _judge_anew({key: latest[key] for key, items in lost.items() if items})
    return [Erased(kind="quote", count=count)]


def _what_rested(
    versions: Iterable[tuple[int, ContributionRecord]], names: Set[str]
) -> defaultdict[int, set[str]]:
    """The items that cite these passages in any version, by the record's key."""
    found = defaultdict[int, set[str]](set)
    for key, value in versions:
        found[key].update(item.id for item in value.evidence if not names.isdisjoint(item.excerpts))
    return found


def _take_citations_out(
    here: QuerySet[ContributionVersion], before: Mapping[int, ContributionRecord], names: Set[str]
) -> dict[int, ContributionRecord]:
    """Every version without these passages; gives those in which a story is told or something is locked."""
    told = {}
    for key, value in before.items():
        left = without_citations(value, names)
        if left != value:
            here.filter(pk=key).update(content=version_content(left))
        if left.story or left.updates:
            told[key] = left
    return told


def _tell_anew(here: QuerySet[ContributionVersion], told: Mapping[int, ContributionRecord]) -> None:
    """A story that was told of a version is told of it as it is now, and what was locked stays locked."""
    for row in here.filter(pk__in=told):
        value = contribution_value(row)
        left = locked_anew(told[row.pk], told_anew(told[row.pk], value))
        if left != value:
            here.filter(pk=row.pk).update(content=version_content(left))


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
    texts, here = taken.words.texts, taken.agreement.programme_id
    count = take_out(ConfigurationAnalysis.objects.filter(programme=here), ["title"], texts)
    rows = AnalysisVersion.objects.filter(analysis__programme=here)
    return [Erased(kind="quote", count=count + take_out_of_json(rows, "choices", texts))]


@eraser("words in projects")
def take_out_of_projects(taken: TakenBack) -> list[Erased]:
    """Briefs, moves and the account of the evaluation lose the teller's words and keep all others."""
    texts, here = taken.words.texts, taken.agreement.programme_id
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
