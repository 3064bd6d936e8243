"""A telling and accounts as tests of several folders need them. The people are invented."""

import io
import secrets

from django.utils import timezone
from PIL import Image
from tests.site.programme import joined

from doingwith.consent.uses import AgeBand, SaidBy, Use, Way
from doingwith.evidence.accounts import PartKind
from doingwith_site.consent.actions import answer_uses, say_age
from doingwith_site.consent.codes import hash_of, personal_code
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.queries import safeguarding_leads
from doingwith_site.evidence.actions.accounts import begin_account, finish_account
from doingwith_site.evidence.actions.parts import add_part
from doingwith_site.evidence.actions.tellings import open_telling
from doingwith_site.evidence.models import Account, Telling
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.people.models import User
from doingwith_site.people.roles import SafeguardingLead
from doingwith_site.programmes.models import Programme

__all__ = ["a_picture", "an_account", "leaving_hospital", "looked_after", "one_account"]

WORDS = {
    "title": "Tell us what it was like to leave hospital",
    "who_asks": "The council and the hospital, with the Riverside carers' group.",
    "why": "To make leaving hospital easier.",
    "can_change": "How you are told about help at home.",
    "cannot_change": "The number of beds.",
    "payment": "A £10 voucher if you want one.",
    "contact": "Farah, 0114 496 0000, on weekdays.",
    "urgent": "If somebody is in danger now, ring 999.",
}


def leaving_hospital(by: User, programme: Programme, **other: object) -> Telling:
    """A telling with two questions, all uses and all ways of answering; somebody looks after safety."""
    looked_after(programme)
    choices: dict[str, object] = {
        "words": WORDS,
        "questions": ["What happened, and how did it feel?", "What would have helped?"],
        "language": "en-gb",
        "languages": ["en-gb", "pl"],
        "uses": list(Use),
        "kinds": list(PartKind),
        "minutes": 5,
    }
    return open_telling(by=by, programme=programme, **{**choices, **other})  # type: ignore[arg-type]


def looked_after(programme: Programme) -> None:
    """The programme has a safeguarding lead: the one it had, or one who is invented for it."""
    if not safeguarding_leads(programme):
        lead, _ = User.objects.get_or_create(
            email="noor.safety@example.org", defaults={"name": "Noor Safety"}
        )
        joined(lead, programme, SafeguardingLead)


def an_account(
    telling: Telling,
    *texts: str,
    uses: tuple[Use, ...] = (Use.PROJECT_TEAM,),
    age: AgeBand = AgeBand.ADULT,
) -> tuple[Account, str]:
    """What somebody told in writing, to the end, and their code."""
    seed = secrets.token_hex(8)
    account = begin_account(by=None, telling=telling, seed=seed, language="en-gb")
    for text in texts:
        add_part(
            by=None, account=account, kind=PartKind.WRITING, question=telling.questions.first(), text=text
        )
    say_age(by=None, agreement=account.agreement, band=age)
    answers = {use: use in uses for use in Use}
    answer_uses(by=None, agreement=account.agreement, answers=answers, said_by=SaidBy.TELLER, way=Way.PAGE)
    finish_account(by=None, account=account)
    account.refresh_from_db()
    return account, personal_code(seed)


def one_account(by: User, programme: Programme | None = None) -> Account:
    """In the Co:Create programme a telling T01 and an account A-1: a photo, and some writing.

    What the photo shows was typed by whoever ``by`` is.

    Its code was made by staff, with the seed “made-up”.
    """
    found = programme or Programme.objects.get(identifier="cocreate")
    telling = leaving_hospital(by, found)
    account, _ = an_account(telling)
    upload = taken_picture(io.BytesIO(a_picture()))
    add_part(by=by, account=account, kind=PartKind.PHOTO, text="The ward", upload=upload)
    add_part(by=None, account=account, kind=PartKind.WRITING, text="They asked me four times.")
    Account.objects.filter(pk=account.pk).update(identifier="A-1")
    Agreement.objects.filter(pk=account.agreement_id).update(
        identifier="A-1", code_hash=hash_of(personal_code("made-up")), code_given_at=timezone.now()
    )
    return Account.objects.get(pk=account.pk)


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **saved: object) -> bytes:
    """A small picture of that kind."""
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **saved)  # type: ignore[arg-type]
    return made.getvalue()
