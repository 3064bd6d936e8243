"""Who gets to which page: every address, each role, a stranger and whoever has not signed in."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.addresses import ADDRESSES
from tests.site.cases.reading_room import marked, notes_of, read_by, readings_in
from tests.site.conftest import Browser
from tests.site.estimates import estimated
from tests.site.evidence.project_file import notes_kept, own_kept, own_pdf_kept, pdf_kept
from tests.site.logic_models.meetings import a_meeting, a_suggestion
from tests.site.programme import cocreate_record
from tests.site.tellings import one_account
from tests.site.theory.readiness import rated_by

from doingwith.common.judgements import Sign
from doingwith.theory.drafting import add_advice
from doingwith.theory.readiness import Side
from doingwith.theory.theory import Advice
from doingwith_site.consent.actions import raise_concern
from doingwith_site.exchange.actions import prepare_import
from doingwith_site.logic_models.actions.versions import propose_change
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import ROLES, CommunityJournalist, ProgrammeLead
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.projects.actions import add_project
from doingwith_site.theory.actions import give_advice, start_draft

VIEW, EDIT = Permission.VIEW_PROGRAMME, Permission.EDIT_PROGRAMME
ASK, READ, ENTER = Permission.OPEN_TELLING, Permission.READ_ACCOUNTS, Permission.ENTER_ACCOUNT
WORRIES = Permission.LOOK_INTO_CONCERNS
COMPARE = Permission.COMPARE_CONFIGURATIONS
CASES = Permission.READ_CASE
REVISE = Permission.REVISE_THEORY
DRAW = Permission.DRAW_LOGIC_MODEL
RATE = Permission.RATE_READINESS
CONTRIBUTION = Permission.RECORD_CONTRIBUTION
DRAW, DRAW_OWN = Permission.DRAW_LOGIC_MODEL, Permission.DRAW_PROGRAMME_MODEL
LASTLY = (
    "meetings:place",
    "meetings:close",
    "logic_models:arrange",
    "logic_models:take_over",
    "logic_models:undo",
    "logic_models:remove_answer",
    "logic_models:remove_assumption",
    "logic_models:remove_link",
    "logic_models:remove_card",
    "analysis:drop_bearing",
    "analysis:remove_part",
    "analysis:remove_from_round",
    "analysis:lock_estimates",
    "analysis:drop_estimate",
    "theory:arrange",
    "theory:undo",
    "theory:start",
    "theory:leave",
    "theory:begin_round",
    "theory:ask",
    "theory:close_question",
    "cases:excuse",
    "evidence:make_paper",
    "evidence:make_code",
    "evidence:close",
    "evidence:take_back_for",
)
"""These move on when they have done it, and the last takes the account away."""
NEEDS: dict[str, tuple[Permission | None, Permission | None]] = {
    "home:programme": (VIEW, None),
    "programmes:people": (VIEW, EDIT),
    "programmes:edit": (EDIT, EDIT),
    "programmes:member": (EDIT, EDIT),
    "programmes:remove": (None, EDIT),
    "projects:create": (Permission.ADD_PROJECT, Permission.ADD_PROJECT),
    "projects:project": (VIEW, None),
    "projects:brief": (Permission.EDIT_BRIEF, Permission.EDIT_BRIEF),
    "projects:move": (Permission.MOVE_PROJECT, Permission.MOVE_PROJECT),
    "evidence:accounts": (READ, None),
    "evidence:make_code": (None, ENTER),
    "evidence:their_code": (ENTER, None),
    "evidence:open": (ASK, ASK),
    "evidence:telling_page": (ASK, None),
    "evidence:poster": (ASK, None),
    "evidence:words": (ASK, ASK),
    "evidence:close": (None, ASK),
    "evidence:enter": (ENTER, ENTER),
    "evidence:make_paper": (None, ENTER),
    "evidence:paper": (ENTER, None),
    "evidence:slip": (ENTER, None),
    "evidence:account": (READ, None),
    "evidence:account_file": (READ, None),
    "evidence:beside": (ENTER, ENTER),
    "evidence:agreement": (ENTER, ENTER),
    "evidence:concern": (READ, READ),
    "evidence:take_back_for": (None, ENTER),
    "consent:concerns": (WORRIES, None),
    "consent:concern": (WORRIES, WORRIES),
    "exchange:import_into": (Permission.IMPORT_BUNDLE, Permission.IMPORT_BUNDLE),
    "exchange:bring_in": (CASES, CASES),
    "exchange:export": (Permission.EXPORT_BUNDLE, None),
    "exchange:download": (None, Permission.EXPORT_BUNDLE),
    "exchange:other_software": (Permission.EXPORT_BUNDLE, None),
    "exchange:download_project": (None, Permission.EXPORT_BUNDLE),
    "reporting:report": (Permission.READ_REPORT, None),
    "reporting:download": (None, Permission.READ_REPORT),
    "documents:documents": (Permission.READ_DOCUMENTS, None),
    "documents:add": (Permission.ADD_DOCUMENT, Permission.ADD_DOCUMENT),
    "documents:document": (Permission.READ_DOCUMENTS, None),
    "documents:add_version": (Permission.ADD_DOCUMENT, Permission.ADD_DOCUMENT),
    "documents:file": (Permission.READ_DOCUMENTS, None),
    "documents:page": (Permission.READ_DOCUMENTS, None),
    "documents:programme_documents": (Permission.READ_DOCUMENTS, None),
    "documents:programme_add": (Permission.ADD_DOCUMENT, Permission.ADD_DOCUMENT),
    "documents:programme_document": (Permission.READ_DOCUMENTS, None),
    "documents:programme_add_version": (Permission.ADD_DOCUMENT, Permission.ADD_DOCUMENT),
    "documents:programme_file": (Permission.READ_DOCUMENTS, None),
    "documents:programme_page": (Permission.READ_DOCUMENTS, None),
    "cases:case": (VIEW, None),
    "cases:factor": (VIEW, None),
    "cases:open": (CASES, CASES),
    "cases:readers": (CASES, CASES),
    "cases:excuse": (None, CASES),
    "cases:reading": (CASES, CASES),
    "cases:judge": (CASES, CASES),
    "cases:compare": (VIEW, CASES),
    "cases:settle": (VIEW, CASES),
    "cases:questions": (VIEW, Permission.ANSWER_QUESTION),
    "cases:read_document": (Permission.READ_DOCUMENTS, CASES),
    "cases:read_page": (Permission.READ_DOCUMENTS, CASES),
    "cases:programme_read_document": (Permission.READ_DOCUMENTS, CASES),
    "cases:programme_read_page": (Permission.READ_DOCUMENTS, CASES),
    "cases:read_account": (Permission.READ_ACCOUNTS, CASES),
    "cases:excerpt": (Permission.READ_DOCUMENTS, CASES),
    "cases:search": (VIEW, None),
    "cases:codes": (Permission.READ_DOCUMENTS, None),
    "cases:code": (Permission.READ_DOCUMENTS, None),
    "cases:excerpts_csv": (None, CASES),
    "analysis:factors": (VIEW, None),
    "analysis:agreement": (VIEW, None),
    "analysis:theory": (VIEW, None),
    "analysis:cmo": (VIEW, None),
    "analysis:configurations": (VIEW, None),
    "analysis:compare_configurations": (COMPARE, COMPARE),
    "analysis:configuration": (VIEW, None),
    "analysis:configuration_version": (VIEW, None),
    "analysis:change_configuration": (COMPARE, COMPARE),
    "analysis:draft": (VIEW, None),
    "analysis:proposals": (REVISE, None),
    "analysis:decide": (REVISE, REVISE),
    "analysis:contributions": (VIEW, None),
    "analysis:contribution": (VIEW, None),
    "analysis:begin_contribution": (CONTRIBUTION, CONTRIBUTION),
    "analysis:change_story": (CONTRIBUTION, CONTRIBUTION),
    "analysis:add_bearing": (CONTRIBUTION, CONTRIBUTION),
    "analysis:drop_bearing": (None, CONTRIBUTION),
    "analysis:add_part": (CONTRIBUTION, CONTRIBUTION),
    "analysis:change_part": (CONTRIBUTION, CONTRIBUTION),
    "analysis:remove_part": (None, CONTRIBUTION),
    "analysis:take_from_model": (CONTRIBUTION, CONTRIBUTION),
    "analysis:add_to_round": (CONTRIBUTION, CONTRIBUTION),
    "analysis:change_in_round": (CONTRIBUTION, CONTRIBUTION),
    "analysis:remove_from_round": (None, CONTRIBUTION),
    "analysis:formal_update": (VIEW, None),
    "analysis:turn_formal": (CONTRIBUTION, CONTRIBUTION),
    "analysis:say_prior": (CONTRIBUTION, CONTRIBUTION),
    "analysis:add_estimate": (CONTRIBUTION, CONTRIBUTION),
    "analysis:lock_estimates": (None, CONTRIBUTION),
    "analysis:change_estimate": (CONTRIBUTION, CONTRIBUTION),
    "analysis:open_estimate": (CONTRIBUTION, CONTRIBUTION),
    "analysis:drop_estimate": (None, CONTRIBUTION),
    "logic_models:index": (VIEW, None),
    "logic_models:model": (VIEW, None),
    "logic_models:drawing": (VIEW, None),
    "logic_models:picture": (VIEW, None),
    "logic_models:difference_picture": (VIEW, None),
    "logic_models:download": (None, Permission.READ_REPORT),
    "logic_models:difference": (VIEW, Permission.DRAW_LOGIC_MODEL),
    "logic_models:take_away": (None, Permission.READ_REPORT),
    "together:now": (VIEW, None),
    "meetings:meeting": (DRAW, DRAW),
    "meetings:close": (None, DRAW),
    "meetings:place": (None, DRAW),
    "meetings:aside": (DRAW, DRAW),
    "logic_models:begin": (DRAW, DRAW),
    "logic_models:outline": (DRAW, None),
    "logic_models:arrange": (None, DRAW),
    "logic_models:undo": (None, DRAW),
    "logic_models:steps": (VIEW, None),
    "logic_models:freeze": (DRAW, DRAW),
    "logic_models:new_version": (DRAW, DRAW),
    "logic_models:add_card": (DRAW, DRAW),
    "logic_models:card": (DRAW, DRAW),
    "logic_models:remove_card": (DRAW, DRAW),
    "logic_models:take_over": (None, DRAW),
    "logic_models:split_card": (DRAW, DRAW),
    "logic_models:join_cards": (DRAW, DRAW),
    "logic_models:propose": (DRAW, DRAW),
    "logic_models:answer_proposal": (DRAW_OWN, DRAW_OWN),
    "logic_models:add_link": (DRAW, DRAW),
    "logic_models:link": (DRAW, DRAW),
    "logic_models:remove_link": (DRAW, DRAW),
    "logic_models:add_assumption": (DRAW, DRAW),
    "logic_models:assumption": (DRAW, DRAW),
    "logic_models:remove_assumption": (None, DRAW),
    "logic_models:notes": (DRAW, DRAW),
    "logic_models:answers": (DRAW, DRAW),
    "logic_models:remove_answer": (None, DRAW),
    "theory:start": (None, REVISE),
    "theory:undo": (None, REVISE),
    "theory:leave": (None, REVISE),
    "theory:arrange": (None, REVISE),
    "theory:agree": (REVISE, REVISE),
    "theory:advice": (Permission.ADVISE_ON_THEORY, Permission.ADVISE_ON_THEORY),
    "theory:answer": (REVISE, REVISE),
    "theory:add_statement": (REVISE, REVISE),
    "theory:statement": (REVISE, REVISE),
    "theory:add_clause": (REVISE, REVISE),
    "theory:clause": (REVISE, REVISE),
    "theory:readiness_index": (VIEW, None),
    "theory:conditions": (VIEW, None),
    "theory:word_condition": (Permission.BEGIN_READINESS_ROUND, Permission.BEGIN_READINESS_ROUND),
    "theory:readiness": (VIEW, None),
    "theory:begin_round": (Permission.BEGIN_READINESS_ROUND, Permission.BEGIN_READINESS_ROUND),
    "theory:ask": (Permission.BEGIN_READINESS_ROUND, Permission.BEGIN_READINESS_ROUND),
    "theory:close_question": (None, Permission.BEGIN_READINESS_ROUND),
    "theory:rate": (RATE, RATE),
    "theory:change_view": (RATE, RATE),
}
"""What reading and what sending need at each address of a programme; None: the address does not do that."""
SENDS = {
    "reporting:download": {"format": "html"},
    "logic_models:download": {"format": "svg"},
    "logic_models:take_away": {"format": "svg"},
}


@pytest.fixture
def cocreate(cocreate: Programme, priya: User, eve: User) -> Programme:
    """With documents of a project and of its own; CS2 is being read, and the readings of CS3 are in."""
    notes_kept(priya)
    words_proposed(priya, cocreate)
    pdf_kept(priya)
    own_kept(priya)
    own_pdf_kept(priya)
    start_draft(by=priya, programme=cocreate)
    give_advice(
        by=priya, programme=cocreate, change=lambda draft: add_advice(draft, Advice(text="x", by="a tester"))
    )
    read_by(cocreate, priya, eve)
    compared = readings_in(cocreate, {priya: Sign.ENABLING, eve: Sign.CONSTRAINING}, case="CS3")
    marked(eve, notes_of(compared, eve), "listened to", "L5")
    a_suggestion(a_meeting(priya))
    estimated(priya, programme=cocreate)
    rated_by(priya, cocreate.projects.get(identifier="P08"), Side.COMMISSIONERS, Side.PEOPLE)
    return cocreate


def words_proposed(person: User, programme: Programme) -> None:
    """The first card of a drawing is the programme's, and its project would word it in another way."""
    row = programme.logic_models.get(identifier="LM-P08").versions.get(number=1)
    row.content["nodes"][0]["refers_to"] = "u.feel"
    row.save()
    propose_change(by=person, row=row, card="c.rating", text="Other words", reason="We say it so.")


@pytest.fixture(autouse=True)
def _something_told(cocreate: Programme, farah: User) -> None:
    """An account, and a worry."""
    one_account(farah)
    raise_concern(by=None, programme=cocreate, words="I am not safe at home.")


def address_of(name: str, programme: Programme) -> str:
    """The address in the programme; where it names a member, that is the commissioner."""
    if name == "logic_models:answer_proposal":
        given = programme.logic_models.get(identifier="LM-P08").proposals
        return ADDRESSES[name].replace("proposal-1", given[0]["id"] if given else "proposal-1")
    if name in {"logic_models:split_card", "logic_models:join_cards"}:
        return ADDRESSES[name].replace("/c.rating/", "/c.gap/")
    if "/concerns/1/" in ADDRESSES[name]:
        return ADDRESSES[name].replace("/concerns/1/", f"/concerns/{programme.concerns.get().pk}/")
    if name.endswith(("read_page", "documents:page", "programme_page")):
        return ADDRESSES[name].replace("/D01/", "/D02/")
    if name in {"cases:compare", "cases:settle", "cases:questions"}:
        return ADDRESSES[name].replace("/CS2/", "/CS3/")
    if name in {"cases:excerpt", "cases:code"}:
        rows = programme.excerpts if name == "cases:excerpt" else programme.codes
        return reverse(name, args=["cocreate", rows.get().token])
    if name == "cases:excuse":
        reader = programme.memberships.get(person__email="eve.evaluator@example.org")
        return ADDRESSES[name].replace("/1/", f"/{reader.pk}/")
    if "/people/1/" not in ADDRESSES[name]:
        return ADDRESSES[name]
    member = programme.memberships.get(person__email="colin.commissioner@example.org")
    return ADDRESSES[name].replace("/people/1/", f"/people/{member.pk}/")


def own_side(role: str, address: str) -> str:
    """A community journalist gathers the views of people who use services, and nobody else's."""
    if role != CommunityJournalist.code:
        return address
    address = address.replace("/rate/commissioners/", "/rate/people_who_use_services/")
    return address.replace("/readiness/views/v1/", "/readiness/views/v2/")


def allowed(role: str, need: Permission | None, *, done: set[int]) -> set[int]:
    """The answers that are right."""
    if need is None:
        return {405}
    return done if need in ROLES[role].permissions else {403}


def test_every_address_of_a_programme_says_what_it_needs() -> None:
    assert {name for name, address in ADDRESSES.items() if "/cocreate/" in address} == NEEDS.keys()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_to_what_the_table_of_permissions_says(
    role: str, cocreate: Programme, browser_of: Browser
) -> None:
    browser = browser_of(cocreate.memberships.get(role=role).person)
    found, right = {}, {}

    for name, (to_read, to_send) in NEEDS.items():
        if name == "programmes:remove" or name in LASTLY:
            continue  # they come last, because they take something away
        address = own_side(role, address_of(name, cocreate))
        found[name] = (browser.get(address).status_code, browser.post(address, SENDS.get(name)).status_code)
        right[name] = (
            allowed(role, to_read, done={200}).pop(),
            allowed(role, to_send, done={200}).pop(),
        )
    for name in LASTLY:
        found[name] = (0, browser.post(address_of(name, cocreate)).status_code)
        right[name] = (0, allowed(role, NEEDS[name][1], done={302}).pop())
    removal = browser.post(address_of("programmes:remove", cocreate)).status_code

    assert found == right
    assert removal in allowed(role, EDIT, done={302})


def test_a_stranger_finds_nothing_and_nobody_unsigned_gets_in(
    cocreate: Programme, zed: User, browser_of: Browser, client: Client
) -> None:
    stranger = browser_of(zed)

    for name, needs in NEEDS.items():
        address = address_of(name, cocreate)
        for send, need in zip((stranger.get, stranger.post), needs, strict=True):
            assert send(address).status_code == (404 if need else 405), name
        for send, need in zip((client.get, client.post), needs, strict=True):
            assert send(address).status_code == (302 if need else 405), name


class TestWhatIsOfAnotherProgramme:
    @pytest.fixture
    def theirs(self, zed: User, farah: User) -> Programme:
        """Zed's programme with a project P01 to P30, so that its last is in no other programme."""
        programme = create_programme(by=zed, name="Theirs")
        for _ in range(30):
            add_project(by=zed, programme=programme, title="Theirs", brief="x", new_partner="Council")
        return programme

    def test_is_not_in_mine(
        self, cocreate: Programme, theirs: Programme, priya: User, browser_of: Browser
    ) -> None:
        browser = browser_of(priya)
        member = theirs.memberships.get().pk

        for address in (
            "/programmes/cocreate/projects/P30/",
            "/programmes/cocreate/projects/P30/brief/",
            "/programmes/cocreate/projects/P30/move/",
            f"/programmes/cocreate/people/{member}/",
            f"/programmes/cocreate/people/{member}/remove/",
            "/programmes/theirs/cases/CS2/",
        ):
            assert {browser.get(address).status_code, browser.post(address).status_code} <= {404, 405}
        assert theirs.memberships.count() == 1
        assert theirs.projects.get(identifier="P30").briefs.count() == 1

    def test_a_partner_of_theirs_is_none_of_mine(
        self, cocreate: Programme, theirs: Programme, priya: User, browser_of: Browser
    ) -> None:
        partner = theirs.partners.all()[0].identifier

        answer = browser_of(priya).post(
            "/programmes/cocreate/projects/new/",
            {"title": "Mine", "partner": f"known:{partner}", "brief": "x"},
        )

        assert answer.status_code == 200
        assert not cocreate.projects.filter(title="Mine").exists()

    def test_a_waiting_import_is_open_to_its_own_person_alone(
        self, cocreate: Programme, priya: User, eve: User, zed: User, browser_of: Browser
    ) -> None:
        joined_too = Membership.objects.filter(person=eve)
        joined_too.update(role=ProgrammeLead.code)
        waiting = prepare_import(by=priya, record=cocreate_record(), into=cocreate).token
        address = reverse("exchange:preview", args=[waiting])

        for person in (eve, zed):
            assert browser_of(person).get(address).status_code == 404
            assert browser_of(person).post(address).status_code == 404

    def test_a_waiting_import_is_shut_to_whoever_lost_their_part(
        self, cocreate: Programme, priya: User, browser_of: Browser
    ) -> None:
        waiting = prepare_import(by=priya, record=cocreate_record(), into=cocreate).token
        address = reverse("exchange:preview", args=[waiting])
        Membership.objects.filter(person=priya).update(role="evaluator")

        assert browser_of(priya).get(address).status_code == 403
        assert browser_of(priya).post(address).status_code == 403

        Membership.objects.filter(person=priya).delete()

        assert browser_of(priya).get(address).status_code == 404
        assert browser_of(priya).post(address).status_code == 404
