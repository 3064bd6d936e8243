"""Removes what was marked in words that are taken back, and marks the judgements that rested on it."""

from django.db.models import Count, F, Q

from doingwith_site.cases.models import Case, CaseQuestion, Judgement, Proposal, SearchText, Voice
from doingwith_site.cases.search_index import forget_removed_words
from doingwith_site.consent.erasers import Erased, Outcome, TakenBack, eraser
from doingwith_site.consent.redaction import take_out, take_out_of_json
from doingwith_site.evidence.models import AccountPart, Code, Coding, Excerpt, Group

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
    codings = Coding.objects.filter(excerpt__in=keys).count()
    excerpts.delete()
    Code.objects.filter(kind="free", codings=None).exclude(made_by=None).delete()
    marks = [Erased(kind="reading", outcome=Outcome.MARKED, place=place) for _, _, place in places]
    return [Erased(kind="excerpt", count=len(keys)), Erased(kind="code", count=codings), *marks]


@eraser("search")
def remove_search_texts(taken: TakenBack) -> list[Erased]:
    """The copies that could be searched."""
    number, _ = SearchText.objects.filter(within(taken)).delete()
    forget_removed_words()
    return [Erased(kind="search", count=number)]


@eraser("words in readings")
def take_out_of_readings(taken: TakenBack) -> list[Erased]:
    """What readers wrote, here or in a bundle, keeps their own words and loses the teller's."""
    parts = AccountPart.objects.filter(account__agreement=taken.agreement)
    parts = parts if taken.parts is None else parts.filter(pk__in=taken.parts)
    texts, here = list(parts.values_list("text", flat=True)), taken.agreement.programme_id
    cases = Case.objects.filter(programme=here)
    count = (
        take_out(cases, ["title"], texts)
        + take_out_of_json(cases, "narrative", texts)
        + take_out(Judgement.objects.filter(reading__case__programme=here), ["reason"], texts)
        + take_out(Proposal.objects.filter(case__programme=here), ["reason"], texts)
        + take_out(Voice.objects.filter(proposal__case__programme=here), ["reason"], texts)
        + take_out(CaseQuestion.objects.filter(case__programme=here), ["text", "answer"], texts)
        + take_out(Code.objects.filter(programme=here), ["memo"], texts)
        + take_out(Group.objects.filter(programme=here), ["label", "memo"], texts)
        + take_out(Excerpt.objects.filter(programme=here), ["note"], texts)
        + take_out(Coding.objects.filter(code__programme=here), ["memo"], texts)
    )
    return [Erased(kind="quote", count=count)]


def within(taken: TakenBack) -> Q:
    """What belongs to the words that go."""
    all_of_it = Q(part__account__agreement=taken.agreement)
    return all_of_it if taken.parts is None else all_of_it & Q(part__in=taken.parts)
