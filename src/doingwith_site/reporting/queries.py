"""Editions that left, and whose words a report rests on."""

from collections.abc import Iterator

from django.db.models import Sum
from django.utils import timezone

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.evidence import evidence_named
from doingwith.reporting.editions import Edition as EditionValue
from doingwith.reporting.programme_report import Audience
from doingwith.reporting.taken_back import Weakened
from doingwith_site.cases.models import Judgement
from doingwith_site.cases.visibility import in_record
from doingwith_site.consent.held_words import HeldWords
from doingwith_site.evidence.models import Excerpt
from doingwith_site.evidence.records.marks import excerpt_name
from doingwith_site.programmes.models import Programme
from doingwith_site.reporting.models import Edition

__all__ = [
    "accounts_rested_on",
    "editions_of",
    "judgements_weakened",
    "planned_edition",
    "taken_back_since",
    "told",
]

MOST_LISTED = 20


def editions_of(programme: Programme, audience: Audience) -> list[Edition]:
    """The editions that left last, the newest first."""
    return list(Edition.objects.filter(programme=programme, audience=audience.value)[:MOST_LISTED])


def planned_edition(programme: Programme, audience: Audience, fingerprint: str) -> Edition:
    """The newest edition when it has this fingerprint, so says the same; else a new one, not stored yet."""
    newest = Edition.objects.filter(programme=programme, audience=audience.value).first()
    if newest and newest.fingerprint == fingerprint:
        return newest
    return Edition(
        programme=programme,
        audience=audience.value,
        number=newest.number + 1 if newest else 1,
        fingerprint=fingerprint,
        taken_back=taken_back_since(newest) if newest else 0,
    )


def taken_back_since(edition: Edition) -> int:
    """How many people have taken their words back since the edition was last taken."""
    return edition.programme.withdrawals.filter(asked_at__gt=edition.last_taken_at).count()


def told(edition: Edition) -> EditionValue:
    """What the report says of its edition. Once words were taken back, every later edition says so."""
    earlier = Edition.objects.filter(
        programme=edition.programme, audience=edition.audience, number__lt=edition.number
    )
    days = {number: timezone.localdate(at) for number, at in earlier.values_list("number", "last_taken_at")}
    lost = dict(earlier.filter(taken_back__gt=0).values_list("number", "taken_back"))
    whole = min([*lost, edition.number]) - 1
    return EditionValue(
        number=edition.number,
        before=days.get(edition.number - 1),
        taken_back=sum(lost.values()) + edition.taken_back,
        whole=(whole, days[whole]) if whole in days else None,
    )


def judgements_weakened(programme: Programme) -> list[Weakened]:
    """The judgements in the record that rested on passages which were taken back, by case and factor."""
    rows = Judgement.objects.filter(
        in_record("reading__"), reading__case__programme=programme, evidence_withdrawn__gt=0
    )
    found = rows.values_list("reading__case__identifier", "factor__identifier")
    return [
        Weakened(case=case, factor=factor, passages=passages)
        for case, factor, passages in found.annotate(passages=Sum("evidence_withdrawn")).order_by(
            "reading__case__identifier", "factor__identifier"
        )
    ]


def accounts_rested_on(programme: Programme, record: ProgrammeRecord, held: HeldWords) -> list[str]:
    """The accounts that are cited in what is reported, without those that are held back.

    Judgements cite their passages, in the rows; evidence on contribution, and what is shown of logic models,
    names passages or whole accounts, in the record that the report is made of.
    """
    marked = Excerpt.objects.filter(part__account__programme=programme)
    told = marked.values_list("part__account__identifier", "identifier", "token")
    account_of = {excerpt_name(identifier, token): account for account, identifier, token in told}
    account_of |= {name: name for name in programme.accounts.values_list("identifier", flat=True)}
    cited = {*_named_in_judgements(programme), *_named_in_records(record)} - held.names
    return sorted({account_of[name] for name in cited if name in account_of})


def _named_in_judgements(programme: Programme) -> Iterator[str]:
    rows = Judgement.excerpts.through.objects.filter(
        in_record("judgement__reading__"), judgement__reading__case__programme=programme
    )
    for identifier, token in rows.values_list("excerpt__identifier", "excerpt__token"):
        yield excerpt_name(identifier, token)


def _named_in_records(record: ProgrammeRecord) -> Iterator[str]:
    """What evidence on contribution and logic models name; of a model the report shows two versions."""
    for contribution in record.contributions:
        for item in contribution.evidence:
            yield from item.excerpts
    for model in record.logic_models:
        for version in (*model.versions[:1], *model.versions[-1:]):
            yield from evidence_named(version)
