"""Removes what was marked in words that are taken back, and marks the judgements that rested on it."""

from collections.abc import Collection, Sequence

from django.db.models import Count, F, Q
from django.utils import timezone

from doingwith.cases.phases import MoveOfReading, Phase
from doingwith.consent.redaction import taken_from, without
from doingwith_site.audit.actions import record_event
from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Proposal, Reading, SearchText, Voice
from doingwith_site.cases.queries import emptied
from doingwith_site.cases.rules import phase_after
from doingwith_site.cases.search_rows import folded_for_here, forget_removed_words
from doingwith_site.consent.erasers import Erased, Outcome, TakenBack, eraser
from doingwith_site.consent.redaction import take_out, take_out_of_json
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.models import Code, Coding, Excerpt, Group
from doingwith_site.evidence.models.excerpts import KEY_LENGTH

__all__ = ["remove_marks", "remove_search_texts", "take_out_of_readings"]


@eraser("excerpts")
def remove_marks(taken: TakenBack) -> list[Erased]:
    """Passages with their codes and notes go; each judgement that rested on one says so from now on."""
    excerpts = Excerpt.objects.filter(within(taken))
    keys = list(excerpts.values_list("pk", flat=True))
    rested = Judgement.objects.filter(excerpts__in=keys).annotate(
        lost=Count("excerpts", filter=Q(excerpts__in=keys))
    )
    places = [
        (row.pk, row.lost, f"case {row.reading.case.identifier}")
        for row in rested.select_related("reading__case")
    ]
    for key, lost, _ in places:
        Judgement.objects.filter(pk=key).update(evidence_withdrawn=F("evidence_withdrawn") + lost)
    SearchText.objects.filter(judgement__in=[key for key, _, _ in places]).delete()
    codings = Coding.objects.filter(excerpt__in=keys).count()
    excerpts.delete()
    reopen_where_nothing_is_left([key for key, _, _ in places])
    Code.objects.filter(kind="free", codings=None).exclude(made_by=None).delete()
    marks = [Erased(kind="reading", outcome=Outcome.MARKED, place=place) for _, _, place in places]
    return [Erased(kind="excerpt", count=len(keys)), Erased(kind="code", count=codings), *marks]


def reopen_where_nothing_is_left(judgements: Collection[int]) -> None:
    """A judgement without any passage is to be read again, and its case is final no longer."""
    left_bare = Judgement.objects.filter(emptied(), pk__in=judgements)
    keys = list(left_bare.values_list("pk", flat=True))
    Judgement.objects.filter(pk__in=keys).update(emptied_at=timezone.now())
    read_here = Q(readings__judgements__in=keys, readings__person__isnull=False, readings__excused_at=None)
    for case in Case.objects.filter(read_here, phase=Phase.FINAL).distinct():
        case.phase = phase_after(case, MoveOfReading.REOPEN)
        case.save(update_fields=["phase"])
        record_event(by=None, verb="reopen", noun="case", object_id=case.pk, programme_id=case.programme_id)


@eraser("search")
def remove_search_texts(taken: TakenBack) -> list[Erased]:
    """The copies that could be searched."""
    number, _ = SearchText.objects.filter(within(taken)).delete()
    forget_removed_words()
    return [Erased(kind="search", count=number)]


@eraser("words in readings")
def take_out_of_readings(taken: TakenBack) -> list[Erased]:
    """What readers wrote, here or in a bundle, keeps their own words and loses the teller's."""
    texts, here = taken.words.texts, taken.agreement.programme_id
    cases = Case.objects.filter(programme=here)
    count = (
        take_out(cases, ["title"], texts)
        + take_out_of_json(cases, "narrative", texts)
        + take_out(Judgement.objects.filter(reading__case__programme=here), ["reason"], texts)
        + take_out(Proposal.objects.filter(case__programme=here), ["reason"], texts)
        + take_out(Voice.objects.filter(proposal__case__programme=here), ["reason"], texts)
        + take_out(CaseQuestion.objects.filter(case__programme=here), ["text", "answer"], texts)
        + take_out_of_json(Reading.objects.filter(case__programme=here), "unlisted", texts)
        + take_out(Code.objects.filter(programme=here), ["label", "memo"], texts)
        + _take_out_of_keys(here, texts)
        + take_out(Group.objects.filter(programme=here), ["label", "memo"], texts)
        + take_out(Excerpt.objects.filter(programme=here), ["note"], texts)
        + take_out(Coding.objects.filter(code__programme=here), ["memo"], texts)
    )
    _take_out_of_copies(here, texts)
    return [Erased(kind="quote", count=count)]


def _take_out_of_keys(programme: int, texts: Sequence[str]) -> int:
    """Free codes in the teller's own words keep their passages under another key, so that none clashes."""
    count, prepared = 0, taken_from(texts)
    for row in Code.objects.filter(programme=programme, kind=CodeKind.FREE):
        made, number = without(row.key, prepared)
        if number:
            Code.objects.filter(pk=row.pk).update(key=f"{made[: KEY_LENGTH - 20]} {str(row.token)[:8]}")
            count += number
    return count


def _take_out_of_copies(programme: int, texts: Sequence[str]) -> None:
    """The copies for search of all that is written here; what they are copies of is counted, not these.

    Of a document only the title is: its text stays, and so does the copy of it.
    """
    prepared, rows = taken_from(texts), SearchText.objects.filter(programme=programme, part=None)
    for row in rows.filter(Q(version=None) | Q(page__lte=1)):
        written, line, text = row.body.partition("\n") if row.version_id else (row.body, "", "")
        kept, number = without(written, prepared)
        if number:
            body = f"{kept}{line}{text}"
            SearchText.objects.filter(pk=row.pk).update(body=body, folded=folded_for_here(body))
    forget_removed_words()


def within(taken: TakenBack) -> Q:
    """What belongs to the words that go."""
    all_of_it = Q(part__account__agreement=taken.agreement)
    return all_of_it if taken.parts is None else all_of_it & Q(part__in=taken.parts)
