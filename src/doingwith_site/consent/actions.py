"""The only door for changing agreements: yes and no, uses made, worries."""

from collections.abc import Collection, Mapping
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doingwith.consent.uses import AgeBand, GuardianKind, SaidBy, Use, UseKind, Way
from doingwith_site.audit.actions import record_event
from doingwith_site.common.text import tidy
from doingwith_site.consent.codes import hash_of, personal_code
from doingwith_site.consent.letters import tell_leads
from doingwith_site.consent.models import Agreement, AgreementStep, Competence, Concern, ConcernNote, UseMade
from doingwith_site.consent.rules import check_may_get_code, check_not_withdrawn, check_use
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = [
    "answer_uses",
    "begin_agreement",
    "close_concern",
    "hand_out_code",
    "judge_competence",
    "note_on_concern",
    "raise_concern",
    "record_export",
    "record_use",
    "record_uses",
    "say_age",
    "use_code",
]


@transaction.atomic
def begin_agreement(*, by: User | None, programme: Programme, seed: str) -> Agreement:
    """An agreement to nothing yet, which ``personal_code(seed)`` opens. Neither of them is stored."""
    agreement = Agreement.objects.create(programme=programme, code_hash=hash_of(personal_code(seed)))
    _record(by, "begin", agreement)
    return agreement


@transaction.atomic
def hand_out_code(*, by: User, agreement: Agreement, seed: str) -> None:
    """From now on ``personal_code(seed)`` opens an account that came without a code; neither is stored.

    Refused when its teller has a code that they got themselves, or used the one that they were given, and
    when they do not let the project's team have what they told. A code handed out before stops working.
    """
    check_can(membership_in(by, agreement.programme), Permission.ENTER_ACCOUNT)
    agreement = _locked(agreement)
    check_not_withdrawn(agreement)
    check_may_get_code(agreement)
    agreement.code_hash = hash_of(personal_code(seed))
    agreement.code_given_at, agreement.code_given_by = timezone.now(), by
    agreement.save(update_fields=["code_hash", "code_given_at", "code_given_by"])
    _record(by, "hand_out_code", agreement)


def use_code(*, agreement: Agreement) -> None:
    """The code that was handed out has reached somebody: from now on nobody can make another one.

    Nothing is written when that is known: whoever only looks at their receipt waits for nobody.
    """
    if agreement.code_given_at is None or agreement.code_used_at is not None:
        return
    unused = Agreement.objects.filter(pk=agreement.pk, code_given_at__isnull=False, code_used_at=None)
    unused.update(code_used_at=timezone.now())


@transaction.atomic
def answer_uses(
    *, by: User | None, agreement: Agreement, answers: Mapping[Use, bool], said_by: SaidBy, way: Way
) -> None:
    """Keep each yes and no that is new. Narrowing and widening are answers like the first ones."""
    agreement = _locked(agreement)
    check_not_withdrawn(agreement)
    last = {step.use: step.agrees for step in agreement.steps.filter(said_by=said_by)}
    number = agreement.steps.aggregate(last=Max("number"))["last"] or 0
    for use, agrees in answers.items():
        if last.get(use) is not agrees:
            number += 1
            AgreementStep.objects.create(
                agreement=agreement, number=number, use=use, agrees=agrees,
                said_by=said_by, way=way, recorded_by=by, at=timezone.now(),
            )  # fmt: skip
    _record(by, "answer", agreement, yes=sum(answers.values()), said_by=said_by.value)


@transaction.atomic
def say_age(
    *, by: User | None, agreement: Agreement, band: AgeBand, guardian: GuardianKind | None = None
) -> None:
    """Keep how old the teller is, broadly, and who looks after them when that matters."""
    agreement = _locked(agreement)
    check_not_withdrawn(agreement)
    agreement.age_band = band.value
    agreement.guardian_kind = guardian.value if guardian else ""
    agreement.save(update_fields=["age_band", "guardian_kind"])
    _record(by, "say_age", agreement)


@transaction.atomic
def judge_competence(*, by: User, agreement: Agreement, understands: bool, how: str) -> Competence:
    """Keep whether a young person understands what they agree to, who judged it and how."""
    check_can(membership_in(by, agreement.programme), Permission.ENTER_ACCOUNT)
    judged = Competence.objects.create(
        agreement=agreement, understands=understands, how=tidy(how), judged_by=by, at=timezone.now()
    )
    _record(by, "judge_competence", agreement, understands=understands)
    return judged


@transaction.atomic
def record_use(
    *,
    by: User | None,
    agreement: Agreement,
    use: Use,
    kind: UseKind,
    place: str = "",
    published: bool = False,
) -> UseMade:
    """Say that words were used, so that their teller can see it; Refused when they may not be.

    ``place`` is an identifier such as ``case CS2``. The same use in the same place is kept once
    for as long as it lasts; what leaves the site is kept each time.
    """
    agreement = _locked(agreement)
    check_use(agreement, use)
    if not published:
        known = agreement.uses_made.filter(use=use, kind=kind, place=place, ended_at=None).first()
        if known:
            return known
    return UseMade.objects.create(
        agreement=agreement, use=use, kind=kind, place=place, published=published, made_by=by,
        made_at=timezone.now(),
    )  # fmt: skip


@transaction.atomic
def record_uses(*, by: User | None, places: Mapping[int, str], use: Use, kind: UseKind) -> None:
    """Say of each of these agreements, by its key, that its words were used there; as ``record_use`` does.

    In the same number of queries however many they are. Refused when any of them may not be used.
    """
    rows = Agreement.objects.select_for_update().filter(pk__in=places).order_by("pk")
    for agreement in rows.prefetch_related("steps", "competences"):
        check_use(agreement, use)
    made = UseMade.objects.filter(agreement__in=places, use=use, kind=kind, ended_at=None)
    known = set(made.values_list("agreement", "place"))
    now = timezone.now()
    UseMade.objects.bulk_create(
        UseMade(agreement_id=key, use=use, kind=kind, place=place, made_by=by, made_at=now)
        for key, place in places.items()
        if (key, place) not in known
    )


@transaction.atomic
def record_export(
    *,
    by: User,
    programme: Programme,
    accounts: Collection[str],
    use: Use,
    place: str,
    kind: UseKind = UseKind.EXPORT,
) -> None:
    """Say of each of these accounts that it left the site, in words or in what rests on them.

    Whoever gives them out has asked what their tellers allow, in the same transaction.
    """
    now = timezone.now()
    keys = programme.agreements.filter(identifier__in=accounts).values_list("pk", flat=True)
    UseMade.objects.bulk_create(
        UseMade(
            agreement_id=key, use=use, kind=kind, place=place, published=True, made_by=by, made_at=now,
        )
        for key in keys
    )  # fmt: skip


@transaction.atomic
def raise_concern(
    *,
    by: User | None,
    programme: Programme,
    words: str,
    contact: str = "",
    agreement: Agreement | None = None,
) -> Concern:
    """Bring a worry to the safeguarding leads, who get a mail without its words.

    The account it is about is held from use meanwhile.
    """
    concern = Concern.objects.create(
        programme=programme, agreement=agreement, words=tidy(words), contact=tidy(contact),
        raised_by=by, raised_at=timezone.now(),
    )  # fmt: skip
    if agreement is not None:
        Agreement.objects.filter(pk=agreement.pk, held_since=None).update(held_since=timezone.now())
    _record_concern(by, "raise", concern)
    transaction.on_commit(partial(tell_leads, programme))
    return concern


@transaction.atomic
def note_on_concern(*, by: User, concern: Concern, words: str) -> ConcernNote:
    """Keep what was done about it."""
    check_can(membership_in(by, concern.programme), Permission.LOOK_INTO_CONCERNS)
    note = ConcernNote.objects.create(concern=concern, words=tidy(words), written_by=by, at=timezone.now())
    _record_concern(by, "note", concern)
    return note


@transaction.atomic
def close_concern(*, by: User, concern: Concern) -> None:
    """Nothing more is to be done. The account may be used again once no worry about it is open."""
    check_can(membership_in(by, concern.programme), Permission.LOOK_INTO_CONCERNS)
    Concern.objects.filter(pk=concern.pk, closed_at=None).update(closed_at=timezone.now())
    if concern.agreement_id and not _is_still_open(concern):
        Agreement.objects.filter(pk=concern.agreement_id).update(held_since=None)
    _record_concern(by, "close", concern)


def _is_still_open(concern: Concern) -> bool:
    return Concern.objects.filter(agreement=concern.agreement_id, closed_at=None).exists()


def _locked(agreement: Agreement) -> Agreement:
    rows = Agreement.objects.select_for_update(of=("self",))
    return rows.select_related("programme").get(pk=agreement.pk)


def _record(by: User | None, verb: str, agreement: Agreement, **detail: str | int | bool) -> None:
    record_event(
        by=by, verb=verb, noun="agreement", object_id=agreement.identifier,
        programme_id=agreement.programme_id, detail=detail,
    )  # fmt: skip


def _record_concern(by: User | None, verb: str, concern: Concern) -> None:
    record_event(by=by, verb=verb, noun="concern", object_id=concern.pk, programme_id=concern.programme_id)
