"""Editions that left, and whose words a report rests on."""

from django.db.models import Sum
from django.utils import timezone

from doingwith.reporting.editions import Edition as EditionValue
from doingwith.reporting.programme_report import Audience
from doingwith.reporting.taken_back import Weakened
from doingwith_site.cases.models import Judgement
from doingwith_site.cases.visibility import in_record
from doingwith_site.consent.held_words import HeldWords
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
    """What the report says of its edition."""
    before = Edition.objects.filter(
        programme=edition.programme, audience=edition.audience, number=edition.number - 1
    ).first()
    return EditionValue(
        number=edition.number,
        before=timezone.localdate(before.last_taken_at) if before else None,
        taken_back=edition.taken_back,
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


def accounts_rested_on(programme: Programme, held: HeldWords) -> list[str]:
    """The accounts whose passages judgements in the record cite, without those that are held back."""
    cited = Judgement.excerpts.through.objects.filter(
        in_record("judgement__reading__"),
        judgement__reading__case__programme=programme,
        excerpt__part__isnull=False,
    )
    names = cited.values_list("excerpt__part__account__identifier", "excerpt__identifier", "excerpt__token")
    return sorted(
        {account for account, identifier, token in names if excerpt_name(identifier, token) not in held.names}
    )
