"""Every address of the site, with what its form sends when all is well, for tests that sweep over all."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.site.estimates import estimated
from tests.site.evidence.project_file import notes_kept, own_kept, own_pdf_kept, pdf_kept
from tests.site.tellings import a_picture, leaving_hospital, looked_after, one_account

from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith_site.consent.actions import raise_concern
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.records import version_content, version_value
from doingwith_site.people.demo import DEMO_PASSWORD
from doingwith_site.people.models import User
from doingwith_site.people.roles import SafeguardingLead
from doingwith_site.programmes.models import Membership, Programme

__all__ = ["ADDRESSES", "PAGES", "PARTS", "Page", "sign_in"]

Arrival = Callable[[Client, User], str]
"""Brings a person to where a page is open to them; says its address when it is only known then."""

SUGGESTED = {"column": "outcomes", "text": "Fewer missed visits", "name": "Sam", "key": "made-up"}
RIVAL = {
    "text": "a new law",
    "kind": "policy",
    "claims": "K1",
    "verdict": "coexists",
    "reasoning": "Both were there.",
    "event": "",
    "seen": "1",
}
EXPECTED = {
    "expects": "the minutes name them",
    "group": "",
    "sensitivity_low": "60",
    "sensitivity_high": "80",
    "type_one_low": "10",
    "type_one_high": "30",
    "reason": "",
    "seen": "1",
}
WANTED = {"what": "the minutes", "from_": "the council", "link": "L1", "came_of_it": "None.", "seen": "1"}
RATED = {"seen": "1", "given_by": "officer", "rating_1": "partly", "reason_1": "Not in every team."}
ANSWERED = {"rating_1": "not_in_place", "rating_2": "", "comment": "We never met whoever decides."}
NEW_PASSWORD = "violet kettle harbour nine"


def sign_in(client: Client, person: User) -> str:
    """By password, as a person does."""
    client.post("/sign-in/", {"login": person.email, "password": DEMO_PASSWORD})
    return ""


def as_nobody(client: Client, person: User) -> str:
    return ""


def code_on_its_way(client: Client, person: User) -> str:
    client.post("/sign-in/code/", {"email": person.email})
    return ""


def link_followed(client: Client, person: User) -> str:
    client.post("/password/forgotten/", {"email": person.email})
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert link
    return str(client.get(link[1])["Location"])


def without_password(client: Client, person: User) -> str:
    sign_in(client, person)
    person.set_unusable_password()
    person.save()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return ""


def surely(client: Client, person: User) -> str:
    """Signed in, and asked “is it you?” a moment ago."""
    sign_in(client, person)
    client.post("/sign-in/again/", {"password": DEMO_PASSWORD})
    return ""


def with_second_step(client: Client, person: User) -> str:
    surely(client, person)
    client.get("/second-step/app/")
    secret = client.session["mfa.totp.secret"]
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    client.post("/second-step/app/", {"code": code})
    return ""


def before_second_step(client: Client, person: User) -> str:
    with_second_step(client, person)
    client.post("/sign-out/")
    return sign_in(client, person)


def round_begun(client: Client, person: User) -> str:
    sign_in(client, person)
    client.post("/programmes/cocreate/projects/P08/readiness/begin/", {"label": "before the start"})
    client.post("/programmes/cocreate/projects/P08/readiness/rate/commissioners/", RATED)
    return ""


def bundle_shown(client: Client, person: User) -> str:
    from tests.site.programme import cocreate_record

    from doingwith.exchange.bundle.zip_file import bundle_zip

    sign_in(client, person)
    upload = SimpleUploadedFile("bundle.zip", bundle_zip(cocreate_record()))
    return str(client.post("/programmes/cocreate/import/", {"bundle": upload})["Location"])


def revision_open(client: Client, person: User) -> str:
    sign_in(client, person)
    client.post("/programmes/cocreate/theory/draft/start/")
    client.post("/programmes/cocreate/theory/draft/advice/", {"text": "Say it shorter.", "by": "a tester"})
    return ""


def inheriting(client: Client, person: User) -> str:
    """The first card of a drawing is the programme's."""
    row = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    node = version_value(row).nodes[0]
    own = LogicModel.objects.create(
        programme=row.model.programme, identifier="LM-ours", title="Ours", position=99
    )
    ours = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(replace(node, id="ours"),))
    LogicModelVersion.objects.create(model=own, number=1, content=version_content(ours))
    row.content["nodes"][0]["refers_to"] = "ours"
    row.save()
    return sign_in(client, person)


def estimates_locked(client: Client, person: User) -> str:
    """The formal update of the record is on, and what was expected is locked."""
    estimated(person, programme=Programme.objects.get(identifier="cocreate"))
    return sign_in(client, person)


def proposed(client: Client, person: User) -> str:
    """A project would change a wording of the programme."""
    inheriting(client, person)
    model = "/programmes/cocreate/logic-models/LM-P08/"
    client.post(f"{model}1/cards/c.rating/proposal/", {"text": "x", "reason": "y"})
    (proposal,) = LogicModel.objects.get(identifier="LM-P08").proposals
    return f"{model}proposals/{proposal['id']}/"


def telling_open(client: Client, person: User) -> str:
    """Nobody has signed in; a telling is open, and its address is known."""
    telling = leaving_hospital(person, Programme.objects.get(identifier="cocreate"))
    return f"/tell/{telling.code}/"


def story_begun(client: Client, person: User) -> str:
    """A teller has a code and has answered the first question, in words and with a photo."""
    client.post(telling_open(client, person))
    photo = SimpleUploadedFile("photo.jpg", a_picture())
    client.post("/tell/mine/questions/1/", {"text": "They asked me four times.", "photo": photo})
    return ""


def told(client: Client, person: User) -> str:
    """Signed in; there is a telling T01 and an account A-1 that begins with a photo."""
    one_account(person)
    return sign_in(client, person)


def concern_raised(client: Client, person: User) -> str:
    """The safeguarding lead has signed in, and somebody is worried."""
    concern = raise_concern(
        by=None, programme=Programme.objects.get(identifier="cocreate"), words="I am not safe at home."
    )
    safeguarding(client, person)
    return reverse("consent:concern", args=["cocreate", concern.pk])


def with_a_lead(client: Client, person: User) -> str:
    """Signed in, to a programme in which somebody looks after people's safety."""
    looked_after(Programme.objects.get(identifier="cocreate"))
    return sign_in(client, person)


def safeguarding(client: Client, person: User) -> str:
    """The safeguarding lead has signed in."""
    lead = User.objects.create_user(email="sana@example.org", name="Sana Malik", password=DEMO_PASSWORD)
    programme = Programme.objects.get(identifier="cocreate")
    Membership.objects.create(programme=programme, person=lead, role=SafeguardingLead.code)
    return sign_in(client, lead)


def grown_up_asked(client: Client, person: User) -> str:
    """The teller is a child, who said yes to one use."""
    story_begun(client, person)
    client.post("/tell/mine/uses/", {"uses": "project_team", "age": "under_13"})
    return ""


def story_taken_back(client: Client, person: User) -> str:
    story_begun(client, person)
    client.post("/tell/mine/take-back/")
    return ""


def after(keep: Callable[[User], object]) -> Arrival:
    """Signed in, once the person has kept a document as ``keep`` does."""

    def arrive(client: Client, person: User) -> str:
        keep(person)
        return sign_in(client, person)

    return arrive


def another_reader() -> User:
    """Somebody who evaluates beside whoever visits."""
    from tests.site.programme import joined

    from doingwith_site.people.roles import Evaluator

    reader = User.objects.create_user(email="noor.evaluator@example.org", name="Noor Baptiste")
    joined(reader, Programme.objects.get(identifier="cocreate"), Evaluator)
    return reader


def reading_begun(client: Client, person: User) -> str:
    """The person and another read CS2 independently."""
    from tests.site.cases.reading_room import read_by

    read_by(Programme.objects.get(identifier="cocreate"), person, another_reader())
    return sign_in(client, person)


def readings_handed_in(client: Client, person: User) -> str:
    """Both readings of CS2 are in, and differ."""
    from tests.site.cases.reading_room import readings_in

    from doingwith.common.judgements import Sign

    programme = Programme.objects.get(identifier="cocreate")
    readings_in(programme, {person: Sign.ENABLING, another_reader(): Sign.CONSTRAINING})
    return sign_in(client, person)


def passage_marked(client: Client, person: User) -> str:
    """A passage of the document in P08 is marked and has a code."""
    from tests.site.cases.reading_room import marked

    marked(person, notes_kept(person), "listened to", "L5")
    return sign_in(client, person)


def at_passage(client: Client, person: User) -> str:
    """There, whatever key it has."""
    from doingwith_site.evidence.models import Excerpt

    passage_marked(client, person)
    return f"/programmes/cocreate/excerpts/{Excerpt.objects.get().token}/"


def at_code(client: Client, person: User) -> str:
    """There, whatever key it has."""
    from doingwith_site.evidence.models import Code

    passage_marked(client, person)
    return f"/programmes/cocreate/codes/{Code.objects.get().token}/"


def question_open(client: Client, person: User) -> str:
    """Nobody has signed in; people of a side are asked by a code, and its address is known."""
    from tests.site.theory.readiness import a_question

    return f"/ready/{a_question(person).code}/"


def question_asked(client: Client, person: User) -> str:
    """Somebody has the question in front of them."""
    client.get(question_open(client, person))
    return ""


def question_answered(client: Client, person: User) -> str:
    """Somebody has answered by the code."""
    client.post(question_open(client, person), ANSWERED)
    return ""


def own_answer(client: Client, person: User) -> str:
    """There, whatever key it has."""
    from doingwith_site.theory.question_models import ReadinessAnswer

    question_answered(client, person)
    return reverse("ready:take_back", args=[ReadinessAnswer.objects.latest("pk").pk])


def question_signed_in(client: Client, person: User) -> str:
    """Signed in, and the question can be closed."""
    question_answered(client, person)
    return sign_in(client, person)


def meeting_open(client: Client, person: User) -> str:
    """Nobody has signed in; a meeting about a drawing is open, and its address is known."""
    from tests.site.logic_models.meetings import a_meeting

    return f"/meet/{a_meeting(person).code}/"


def card_suggested(client: Client, person: User) -> str:
    """Somebody in the meeting has suggested a card."""
    client.post(meeting_open(client, person), SUGGESTED)
    return ""


def own_card(client: Client, person: User) -> str:
    """There, whatever key it has."""
    from doingwith_site.logic_models.meeting_models import Suggestion

    card_suggested(client, person)
    return reverse("meetings:take_back", args=[Suggestion.objects.latest("pk").pk])


def suggestion_waits(client: Client, person: User) -> str:
    """Signed in, and a suggestion is to be answered."""
    card_suggested(client, person)
    return sign_in(client, person)


@dataclass(frozen=True, kw_only=True)
class Page:
    """What is sent to a page when all is well. ``files`` are the names of boxes for files."""

    sends: Mapping[str, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    arrive: Arrival = sign_in


DETAILS = {
    "name": "Better Together",
    "host": "An invented host",
    "evaluator": "An invented evaluator",
    "funder": "An invented funder",
    "area": "Sheffield",
    "length_years": "3",
}
TELLING = {
    "title": "Tell us",
    "who_asks": "The council",
    "why": "To make it easier",
    "can_change": "How you are told",
    "cannot_change": "The number of beds",
    "payment": "A voucher",
    "contact": "Farah",
    "urgent": "Ring 999",
}
SEARCH = {
    "q": "care",
    "partner": "age-better",
    "stage": "define",
    "case": "with",
    "order": "title",
    "page": "1",
}

COMPARISON = {
    "outcome": "stage:deliver",
    "condition_1": "factor:C13",
    "set-C13-meaning": "membership",
    "set-C13-membership": "0.2",
    "set-C13-reason": "Told at length.",
    "consistency": "0.8",
    "pri": "0.5",
    "least_cases": "1",
    "solution": "intermediate",
    "reason": "The report names it.",
    "seen": "1",
    "step": "save",
}

PAPER = {"title": "Notes of the workshop", "kind": "notes", "dated_on": "2026-01-31"}
PASSAGE = {
    "way": "selection",
    "begins": "0",
    "ends": "5",
    "quote": "Notes",
    "code": "factor:L5",
    "own": "feeling heard",
    "memo": "A note.",
    "page": "1",
    "paragraph": "0",
}
AREA = {"way": "page", "left": "10", "top": "20", "right": "30", "bottom": "40", "own": "a chart"}

PAGES: dict[str, Page] = {
    "programmes:index": Page(),
    "programmes:create": Page(sends={**DETAILS, "start_with": "empty"}),
    "programmes:edit": Page(sends=DETAILS),
    "programmes:people": Page(
        sends={"email": "nell@example.org", "name": "Nell Newcomer", "role": "evaluator"}
    ),
    "programmes:member": Page(sends={"role": "facilitator"}),
    "programmes:remove": Page(),
    "projects:create": Page(
        sends={
            "title": "Leaving hospital",
            "partner": "new",
            "new_partner": "An invented council",
            "brief": "Make it bearable.",
            "asked_by": "commissioner",
        }
    ),
    "projects:project": Page(),
    "projects:brief": Page(
        sends={
            "text": "Make it good.",
            "asked_by": "commissioner",
            "reason": "It was not enough.",
            "agreement": "agreed",
            "agreed_by": "young people\ncommissioner",
            "dated_on": "2026-01-31",
            "based_on_version": "1",
        }
    ),
    "projects:move": Page(
        sends={"move": "stop", "reasons": "The money ran out.", "on": "2026-01-31", "steps_before": "1"}
    ),
    "evidence:code": Page(sends={"code": "FERN-27-LAMP"}, arrive=as_nobody),
    "evidence:leave": Page(arrive=story_begun),
    "evidence:forget": Page(arrive=story_begun),
    "evidence:worried": Page(
        sends={"words": "I am not safe at home.", "contact": "0114 496 0001"}, arrive=story_begun
    ),
    "evidence:taken_back": Page(arrive=story_taken_back),
    "evidence:receipt_link": Page(arrive=as_nobody),
    "evidence:receipt": Page(arrive=story_begun),
    "evidence:my_code": Page(arrive=story_begun),
    "evidence:question": Page(
        sends={"text": "They asked me four times.", "photo_text": "The ward", "drawing_text": "My room"},
        files=("voice", "photo", "drawing"),
        arrive=story_begun,
    ),
    "evidence:uses": Page(
        sends={
            "uses": "project_team",
            "name_to_show": "Sam",
            "teller_role": "carer",
            "age": "13_to_15",
        },
        arrive=story_begun,
    ),
    "evidence:guardian": Page(sends={"guardian": "parent", "uses": "project_team"}, arrive=grown_up_asked),
    "evidence:thank_you": Page(arrive=as_nobody),
    "evidence:part": Page(sends={"text": "They asked me five times."}, arrive=story_begun),
    "evidence:remove_part": Page(arrive=story_begun),
    "evidence:my_file": Page(arrive=story_begun),
    "evidence:take_back": Page(arrive=story_begun),
    "evidence:telling": Page(arrive=telling_open),
    "evidence:accounts": Page(arrive=told),
    "evidence:open": Page(
        sends={
            **TELLING,
            "minutes": "5",
            "project": "P08",
            "question_lines": "What happened?",
            "questions_by": "the young people's panel",
            "kinds": "writing",
            "uses": "project_team",
        },
        arrive=with_a_lead,
    ),
    "evidence:telling_page": Page(arrive=told),
    "evidence:poster": Page(arrive=told),
    "evidence:words": Page(
        sends={**TELLING, "question_1": "What happened?", "question_2": "What helped?"}, arrive=told
    ),
    "evidence:close": Page(arrive=told),
    "evidence:enter": Page(
        sends={
            "answer_1": "Four times.",
            "way": "spoken",
            "wording": "verbatim",
            "read_back": "confirmed",
            "uses": "project_team",
            "age": "18_or_over",
            "teller_role": "carer",
            "name_to_show": "Sam",
            "code": "",
            "language": "en-gb",
            "files_answer": "answer_1",
            "photo_text": "The ward",
            "drawing_text": "My room",
        },
        files=("voice", "photo", "drawing"),
        arrive=told,
    ),
    "evidence:make_paper": Page(arrive=told),
    "evidence:paper": Page(arrive=told),
    "evidence:slip": Page(arrive=told),
    "evidence:account": Page(arrive=told),
    "evidence:account_file": Page(arrive=told),
    "evidence:beside": Page(sends={"reason": "misheard", "text": "The ward"}, arrive=told),
    "evidence:agreement": Page(
        sends={"about": "competence", "understands": "yes", "how": "They told me."}, arrive=told
    ),
    "evidence:make_code": Page(arrive=told),
    "evidence:their_code": Page(arrive=told),
    "evidence:concern": Page(sends={"words": "I am worried."}, arrive=told),
    "evidence:take_back_for": Page(arrive=told),
    "consent:concerns": Page(arrive=safeguarding),
    "consent:concern": Page(sends={"words": "I rang them.", "closes": "on"}, arrive=concern_raised),
    "home:front": Page(),
    "home:glossary": Page(),
    "home:health": Page(),
    "home:programme": Page(sends=SEARCH),
    "roles": Page(),
    "account_login": Page(
        sends={
            "login": "priya.lead@example.org",
            "password": DEMO_PASSWORD,
            "next": "/roles/",
            "remember": "on",
        },
        arrive=as_nobody,
    ),
    "account_request_login_code": Page(sends={"email": "priya.lead@example.org"}, arrive=as_nobody),
    "account_confirm_login_code": Page(sends={"code": "ABCDEF"}, arrive=code_on_its_way),
    "mfa_authenticate": Page(sends={"code": "123456"}, arrive=before_second_step),
    "account_reauthenticate": Page(sends={"password": DEMO_PASSWORD, "next": "/roles/"}),
    "mfa_reauthenticate": Page(sends={"code": "123456"}, arrive=with_second_step),
    "account_inactive": Page(arrive=as_nobody),
    "account_signup": Page(sends={"email": "new@example.org", "password1": NEW_PASSWORD}, arrive=as_nobody),
    "account_logout": Page(sends={"next": "/roles/"}),
    "account_change_password": Page(
        sends={"oldpassword": DEMO_PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    ),
    "account_set_password": Page(
        sends={"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, arrive=without_password
    ),
    "account_reset_password": Page(sends={"email": "priya.lead@example.org"}, arrive=as_nobody),
    "account_reset_password_done": Page(arrive=as_nobody),
    "account_reset_password_from_key": Page(
        sends={"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}, arrive=link_followed
    ),
    "account_reset_password_from_key_done": Page(arrive=as_nobody),
    "mfa_index": Page(),
    "mfa_activate_totp": Page(sends={"code": "123456"}, arrive=surely),
    "mfa_deactivate_totp": Page(arrive=with_second_step),
    "mfa_view_recovery_codes": Page(arrive=with_second_step),
    "mfa_generate_recovery_codes": Page(arrive=with_second_step),
    "mfa_download_recovery_codes": Page(arrive=with_second_step),
    "exchange:import": Page(files=("bundle",)),
    "exchange:preview": Page(arrive=bundle_shown),
    "exchange:import_into": Page(files=("bundle",)),
    "exchange:bring_in": Page(sends={"project": "P08", "agreed": "on"}, files=("qdpx",)),
    "exchange:export": Page(),
    "exchange:download": Page(),
    "exchange:other_software": Page(),
    "exchange:download_project": Page(sends={"use": "research_archive", "project": ""}),
    "reporting:report": Page(),
    "reporting:download": Page(sends={"format": "html"}),
    "documents:documents": Page(sends={"page": "1"}, arrive=after(notes_kept)),
    "documents:add": Page(sends=PAPER, files=("document",)),
    "documents:document": Page(arrive=after(notes_kept)),
    "documents:add_version": Page(
        sends={"dated_on": "2026-01-31"}, files=("document",), arrive=after(notes_kept)
    ),
    "documents:file": Page(arrive=after(notes_kept)),
    "documents:page": Page(arrive=after(pdf_kept)),
    "documents:programme_documents": Page(sends={"page": "1"}, arrive=after(own_kept)),
    "documents:programme_add": Page(sends=PAPER, files=("document",)),
    "documents:programme_document": Page(arrive=after(own_kept)),
    "documents:programme_add_version": Page(
        sends={"dated_on": "2026-01-31"}, files=("document",), arrive=after(own_kept)
    ),
    "documents:programme_file": Page(arrive=after(own_kept)),
    "documents:programme_page": Page(arrive=after(own_pdf_kept)),
    "cases:case": Page(),
    "cases:factor": Page(),
    "cases:open": Page(sends={"title": "What happened"}),
    "cases:readers": Page(sends={"readers": "1"}),
    "cases:excuse": Page(arrive=reading_begun),
    "cases:reading": Page(arrive=reading_begun),
    "cases:judge": Page(
        sends={"finding": "+", "basis": "explicit", "reason": "They said so.", "confidence": "high"},
        arrive=reading_begun,
    ),
    "cases:compare": Page(sends={"act": "finish"}, arrive=readings_handed_in),
    "cases:settle": Page(
        sends={
            "act": "propose",
            "propose-finding": "+/-",
            "propose-basis": "inferred",
            "propose-reason": "It did both.",
        },
        arrive=readings_handed_in,
    ),
    "cases:questions": Page(sends={"number": "1", "answer": "The board."}, arrive=readings_handed_in),
    "cases:read_document": Page(sends=PASSAGE, arrive=after(notes_kept)),
    "cases:read_page": Page(sends=AREA, arrive=after(pdf_kept)),
    "cases:programme_read_document": Page(sends=PASSAGE, arrive=after(own_kept)),
    "cases:programme_read_page": Page(sends=AREA, arrive=after(own_pdf_kept)),
    "cases:read_account": Page(
        sends={"way": "selection", "begins": "0", "ends": "5", "own": "feeling heard"}, arrive=told
    ),
    "cases:excerpt": Page(
        sends={"act": "code", "code": "factor:L5", "own": "feeling heard", "memo": "A note.", "coding": "1"},
        arrive=at_passage,
    ),
    "cases:search": Page(sends={"q": "café", "page": "1"}, arrive=after(notes_kept)),
    "cases:codes": Page(arrive=passage_marked),
    "cases:code": Page(sends={"page": "1"}, arrive=at_code),
    "cases:excerpts_csv": Page(arrive=passage_marked),
    "analysis:factors": Page(sends={"page": "1"}),
    "analysis:agreement": Page(),
    "analysis:theory": Page(sends={"from": "preliminary", "to": "revised"}),
    "analysis:cmo": Page(sends={"version": "revised"}),
    "analysis:configurations": Page(),
    "analysis:compare_configurations": Page(
        sends={
            "outcome": "stage:deliver",
            "condition_1": "factor:C13",
            "own": "Young people",
            "step": "choose",
        }
    ),
    "analysis:configuration": Page(),
    "analysis:configuration_version": Page(),
    "analysis:change_configuration": Page(sends=COMPARISON),
    "analysis:draft": Page(arrive=revision_open),
    "analysis:proposals": Page(sends={"result": "U1"}, arrive=revision_open),
    "analysis:decide": Page(
        sends={"fate": "reworded", "words": "In our words", "reason": "Three cases.", "seen": "1"},
        arrive=revision_open,
    ),
    "theory:start": Page(),
    "theory:undo": Page(sends={"seen": "2"}, arrive=revision_open),
    "theory:leave": Page(sends={"reason": "There is no time."}, arrive=revision_open),
    "theory:arrange": Page(
        sends={"move": "clause_down:theory-3.s1.when1", "seen": "1"}, arrive=revision_open
    ),
    "theory:agree": Page(
        sends={"label": "Third", "authors": "young people", "reason": "We learned.", "seen": "2"},
        arrive=revision_open,
    ),
    "theory:advice": Page(sends={"text": "Say it shorter.", "by": "advisory group"}, arrive=revision_open),
    "theory:answer": Page(sends={"became": "It is shorter.", "seen": "2"}, arrive=revision_open),
    "theory:add_statement": Page(
        sends={"if_text": "we listen", "when_frame": "", "then_frame": "", "seen": "1"}, arrive=revision_open
    ),
    "theory:statement": Page(
        sends={"if_text": "we listen", "when_frame": "a", "then_frame": "b", "seen": "1"},
        arrive=revision_open,
    ),
    "theory:add_clause": Page(sends={"text": "there is time", "seen": "1"}, arrive=revision_open),
    "theory:clause": Page(
        sends={"text": "there is time", "factors": "F3", "seen": "1"}, arrive=revision_open
    ),
    "theory:readiness_index": Page(sends={"page": "1"}),
    "theory:conditions": Page(),
    "theory:word_condition": Page(sends={"plain_en-gb": "Those at the top say yes.", "seen": "0"}),
    "theory:readiness": Page(arrive=round_begun),
    "theory:ask": Page(sends={"plain_1": "Those at the top say that it may be done."}, arrive=round_begun),
    "theory:close_question": Page(arrive=question_signed_in),
    "ready:door": Page(sends={"code": "FERN-27-LAMP"}, arrive=as_nobody),
    "ready:leave": Page(arrive=question_answered),
    "ready:forget": Page(arrive=question_answered),
    "ready:worried": Page(sends={"words": "He is hit at home.", "contact": ""}, arrive=question_asked),
    "ready:mine": Page(arrive=question_answered),
    "ready:take_back": Page(arrive=own_answer),
    "ready:question": Page(sends=ANSWERED, arrive=question_open),
    "theory:begin_round": Page(sends={"label": "before the start", "held_on": "2026-03-04"}),
    "theory:rate": Page(sends=RATED, arrive=round_begun),
    "theory:change_view": Page(sends=RATED, arrive=round_begun),
    "analysis:contributions": Page(),
    "analysis:contribution": Page(sends={"version": "1"}),
    "analysis:begin_contribution": Page(sends={"question": "Did it help?"}, arrive=sign_in),
    "analysis:change_story": Page(sends={"text": "We met.", "by": "young people", "seen": "1"}),
    "analysis:add_bearing": Page(
        sends={"on": "L1", "way": "for", "strength": "weak", "answer": "No.", "seen": "1"}
    ),
    "analysis:drop_bearing": Page(sends={"on": "L1"}),
    "analysis:add_part": Page(sends=RIVAL),
    "analysis:change_part": Page(sends=RIVAL),
    "analysis:remove_part": Page(),
    "analysis:take_from_model": Page(
        sends={"version": "LM-P08:1", "cards": "c.rating", "links": "o.insight-u.health", "seen": "1"}
    ),
    "analysis:add_to_round": Page(sends=WANTED),
    "analysis:change_in_round": Page(sends=WANTED),
    "analysis:remove_from_round": Page(sends={"seen": "1"}),
    "analysis:formal_update": Page(arrive=estimates_locked),
    "analysis:turn_formal": Page(sends={"reason": "The board asked.", "turns_on": "", "seen": "1"}),
    "analysis:say_prior": Page(
        sends={"prior_low": "10", "prior_high": "40", "again": "We learned.", "seen": "1"},
        arrive=estimates_locked,
    ),
    "analysis:add_estimate": Page(sends=EXPECTED, arrive=estimates_locked),
    "analysis:lock_estimates": Page(sends={"seen": "1"}, arrive=estimates_locked),
    "analysis:change_estimate": Page(sends=EXPECTED | {"again": "We learned."}, arrive=estimates_locked),
    "analysis:open_estimate": Page(
        sends={"found": "no", "evidence": "", "seen": "1"}, arrive=estimates_locked
    ),
    "analysis:drop_estimate": Page(arrive=estimates_locked),
    "logic_models:index": Page(),
    "logic_models:model": Page(),
    "logic_models:drawing": Page(),
    "logic_models:picture": Page(sends={"size": "150"}),
    "logic_models:difference_picture": Page(sends={"from": "LM-P08:1", "to": "LM-P08:2", "size": "150"}),
    "logic_models:download": Page(sends={"format": "svg"}),
    "logic_models:difference": Page(
        sends={
            "old": "a.learn",
            "new": "a.learn",
            "act": "apart",
            "from": "LM-P08:1",
            "to": "LM-P08:2",
        }
    ),  # fmt: skip
    "logic_models:begin": Page(sends={"project": "project:P08", "title": "Ours", "kind": "a_priori"}),
    "logic_models:outline": Page(),
    "logic_models:arrange": Page(sends={"move": "down:c.rating"}),
    "logic_models:undo": Page(sends={"number": "1"}),
    "logic_models:steps": Page(sends={"page": "1"}),
    "logic_models:freeze": Page(sends={"people": "young people", "reason": "We met.", "seen": "0"}),
    "logic_models:new_version": Page(sends={"kind": "interim", "reason": "We learned.", "people": "all"}),
    "logic_models:add_card": Page(
        sends={"text": "A meal", "column": "activities", "refers_to": "", "seen": "0", "key": "", "act": ""}
    ),
    "logic_models:card": Page(
        sends={"text": "A meal", "column": "context", "actor": "all", "seen": "0", "key": "", "act": "join"}
    ),
    "logic_models:remove_card": Page(sends={"seen": "0"}),
    "logic_models:split_card": Page(sends={"first": "A low mark", "second": "A late one", "seen": "0"}),
    "logic_models:join_cards": Page(sends={"other": "c.gap", "text": "A low mark, a gap", "seen": "0"}),
    "logic_models:propose": Page(sends={"text": "Other words", "reason": "We say it so."}, arrive=inheriting),
    "logic_models:take_over": Page(sends={"seen": "0"}, arrive=inheriting),
    "logic_models:answer_proposal": Page(sends={"became": "Taken over."}, arrive=proposed),
    "logic_models:add_link": Page(
        sends={
            "from_": "c.rating",
            "to": "u.health",
            "kind": "hinders",
            "because": "so",
            "when": "L5",
            "when_also": "",
            "actor": "",
            "seen": "0",
            "key": "",
        }
    ),
    "logic_models:link": Page(
        sends={
            "from_": "c.gap",
            "to": "a.learn",
            "kind": "leads_to",
            "because": "so",
            "when": "L5",
            "when_also": "x",
            "actor": "y",
            "standing": "held",
            "standing_because": "z",
            "seen": "0",
        }
    ),
    "logic_models:remove_link": Page(sends={"seen": "0"}),
    "logic_models:add_assumption": Page(sends={"text": "There is time", "status": "holds", "seen": "0"}),
    "logic_models:assumption": Page(
        sends={"text": "There is time", "status": "fails", "status_because": "no", "seen": "0"}
    ),
    "logic_models:remove_assumption": Page(sends={"seen": "0"}),
    "logic_models:notes": Page(sends={"reflection": "Hm.", "empty_because": "so", "seen": "0"}),
    "logic_models:answers": Page(
        sends={"check": "gaps", "verdict": "no", "text": "x", "by": "all", "seen": "0"}
    ),
    "logic_models:remove_answer": Page(sends={"number": "0", "seen": "0"}),
    "logic_models:take_away": Page(sends={"from": "LM-P08:1", "to": "LM-P08:2", "format": "svg"}),
    "together:now": Page(),
    "meetings:door": Page(sends={"code": "FERN-27-LAMP"}, arrive=as_nobody),
    "meetings:leave": Page(arrive=card_suggested),
    "meetings:forget": Page(arrive=card_suggested),
    "meetings:mine": Page(arrive=card_suggested),
    "meetings:take_back": Page(arrive=own_card),
    "meetings:room": Page(sends=SUGGESTED, arrive=meeting_open),
    "meetings:meeting": Page(arrive=suggestion_waits),
    "meetings:close": Page(arrive=suggestion_waits),
    "meetings:place": Page(arrive=suggestion_waits),
    "meetings:aside": Page(sends={"reason": "We have this one already."}, arrive=suggestion_waits),
    "design:components": Page(sends={"page": "1"}),
}
"""A new address fails its tests until it stands here."""

PARTS = {
    "programme": "cocreate",
    "project": "P08",
    "case": "CS2",
    "member": 1,
    "document": "D01",
    "model": "LM-P08",
    "drawing": 1,
    "card": "c.rating",
    "link": "o.insight-u.health",
    "assumption": "as.money",
    "column": "inputs",
    "proposal": "proposal-1",
    "version": 1,
    "configuration": "deliver",
    "page": 1,
    "statement": "theory-3.s1",
    "part": "when",
    "clause": "theory-3.s1.when1",
    "condition": "toc1.rev.when1",
    "advice_number": 0,
    "excerpt": "00000000-0000-4000-8000-000000000001",
    "code_token": "00000000-0000-4000-8000-000000000001",
    "factor": "L5",
    "token": "made-up",
    "uidb36": "1",
    "key": "made-up",
    "code": "FERN-27-LAMP",
    "number": 1,
    "telling": "T01",
    "account": "A-1",
    "language": "en-gb",
    "form": "easy",
    "seed": "made-up",
    "kind": "rival",
    "part_name": "R1",
    "evidence": "E1",
    "round_kind": "wanted",
    "round_part": "1",
    "claim": "K1",
    "estimate": "S1",
    "side": "commissioners",
    "view": "v1",
}


def _named(
    patterns: list[URLPattern | URLResolver], space: str = ""
) -> Iterator[tuple[str, str, frozenset[str]]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(
                pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
        else:
            name = f"{space}{pattern.name}"
            parts = frozenset(pattern.pattern.converters) | frozenset(pattern.pattern.regex.groupindex)
            yield name, reverse(name, kwargs={part: PARTS[part] for part in parts}), parts


ADDRESSES = {name: address for name, address, _ in _named(get_resolver().url_patterns)}
"""Each name's address in the Co:Create programme."""
