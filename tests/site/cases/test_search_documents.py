"""Searching theories of change, logic models, contributions, cases, factors and codes, part by part."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.cases.reading_room import marked, notes_of, read_by
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.words import words_of

from doingwith.consent.uses import Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.starting_lists import COCREATE_LIST
from doingwith.logic_models.columns import Column
from doingwith.logic_models.model import ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node
from doingwith.theory.drafting import edit_statement
from doingwith_site.analysis.contribution.actions import change_contribution
from doingwith_site.analysis.contribution.records import contribution_values
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search import search
from doingwith_site.cases.search_documents import DOCUMENTS
from doingwith_site.cases.search_index import index_again
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Code, Coding
from doingwith_site.exchange.actions import import_record
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_content
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.people.roles import Commissioner, Evaluator
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factor_list, membership_in
from doingwith_site.programmes.records import factor_list_value, store_factor_list
from doingwith_site.projects.models import Project
from doingwith_site.theory.actions import change_draft, leave_draft, start_draft
from doingwith_site.theory.models import Clause

PAGE = "/programmes/cocreate/search/"


def places(client: Client, text: str, page: str = PAGE) -> list[tuple[str, str]]:
    """Where a search leads: title and address of each thing found."""
    shown = client.get(page, {"q": text}).content.decode()
    return [
        (title, url.replace("&amp;", "&"))
        for url, title in re.findall(r'<p><a href="([^"]+)">([^<]+)', shown)
    ]


def reworded(programme: Programme, by: User, words: str) -> None:
    """The first statement of the open draft begins with other words."""
    draft = start_draft(by=by, programme=programme)
    change_draft(
        by=by, programme=programme, seen=draft.steps.count(), verb="edit_statement",
        change=lambda value: edit_statement(
            value, value.statements[0].id, if_=words, when_frame="", then_frame=""
        ),
    )  # fmt: skip


def drawn(programme: Programme, number: int, *cards: str) -> None:
    """A drawing of the programme's first logic model, with these cards."""
    nodes = tuple(
        Node(id=f"n{at}", column=Column.OUTCOMES, text=text) for at, text in enumerate(cards, start=1)
    )
    value = ModelVersion(number=number, kind=ModelKind.INTERIM, nodes=nodes)
    model = programme.logic_models.earliest("pk")
    row = model.versions.filter(number=number).first() or LogicModelVersion(model=model, number=number)
    row.content = version_content(value)
    row.save()


def noted(programme: Programme, by: User, memo: str, key: str = "waiting") -> Code:
    """A code of a bundle of which this is noted, given by nobody here to a passage of a project's paper."""
    case = programme.cases.get(identifier="CS2")
    paper = case.project.documents.first() or notes_of(case, by)
    code = Code.objects.create(programme=programme, kind="free", key=key, identifier=key, memo=memo)
    passage = marked(by, paper, "listened to")
    Coding.objects.create(excerpt=passage, code=code, coder="reader-1", coded_at=timezone.now())
    return code


class TestEveryCopy:
    @pytest.fixture
    def programme(self, cocreate: Programme, eve: User) -> Programme:
        reworded(cocreate, eve, "an echidna asks for it")
        drawn(cocreate, 90, "A wombat is heard")
        noted(cocreate, eve, "Whenever a bandicoot waits")
        return cocreate

    def test_says_what_the_page_to_which_it_leads_says_to_whoever_may_do_least(
        self, programme: Programme, colin: User, farah: User, browser_of: Browser
    ) -> None:
        assert membership_in(colin, programme).role == Commissioner.code
        copies = SearchText.objects.exclude(kind="")
        assert set(copies.values_list("kind", flat=True)) == set(DOCUMENTS)
        browsers = {
            Permission.VIEW_PROGRAMME: browser_of(colin),
            Permission.READ_DOCUMENTS: browser_of(farah),
        }
        pages = dict[str, tuple[str, str]]()

        for copy in copies:
            searched = DOCUMENTS[copy.kind]
            url = searched.url("cocreate", searched.rows.get(pk=copy.document), copy)
            address, _, anchor = url.partition("#")
            if address not in pages:
                answer = browsers[searched.permission].get(address)
                assert answer.status_code == 200
                pages[address] = (answer.content.decode(), squeezed(words_of(answer)))
            html, words = pages[address]
            assert not anchor or f'id="{anchor}"' in html, (url, copy.body)
            for line in copy.body.splitlines():
                assert squeezed(line) in words, (url, line)

    def test_is_made_again_as_it_was(self, programme: Programme) -> None:
        copies = SearchText.objects.exclude(kind="").order_by("kind", "document", "place", "body")
        before = list(copies.values_list("kind", "document", "place", "page", "project", "body"))

        index_again(programme)

        assert list(copies.values_list("kind", "document", "place", "page", "project", "body")) == before

    def test_is_made_for_programmes_that_are_there_already(self, programme: Programme) -> None:
        copies = SearchText.objects.exclude(kind="").order_by("kind", "document", "place", "body")
        before = list(copies.values_list("kind", "document", "place", "page", "project", "body"))
        copies.delete()

        for name in ("0011_parts_of_documents", "0013_factors_and_codes"):
            migration = import_module(f"doingwith_site.cases.migrations.{name}")
            migration.copy(apps, SimpleNamespace(connection=connection))

        assert list(copies.values_list("kind", "document", "place", "page", "project", "body")) == before


def squeezed(text: str) -> str:
    """Words as they are compared: a page begins a sentence with a capital and ends it with a full stop."""
    return re.sub(r"[\s.“”]+", " ", text).strip().casefold()


class TestWhatIsFound:
    def test_are_clauses_of_every_version_of_the_theory(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        versions = [version.identifier for version in cocreate.theory_versions.all()]
        Clause.objects.filter(statement__version__programme=cocreate).update(text="A quokka may.")
        index_again(cocreate)

        found = places(browser_of(colin), "quokkas")

        assert {url.partition("#")[0] for _, url in found} == {
            f"/programmes/cocreate/theory/?to={identifier}" for identifier in versions
        }
        assert "The theory of change: Revised theory of change" in {title for title, _ in found}

    def test_is_the_open_draft_until_it_is_closed(
        self, cocreate: Programme, eve: User, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)
        reworded(cocreate, eve, "an echidna asks for it")

        title, url = places(browser, "echidnas ask")[0]

        assert (title, url.partition("#")[0]) == (
            "The draft of the next theory of change",
            "/programmes/cocreate/theory/draft/",
        )
        leave_draft(by=eve, programme=cocreate, reason="A numbat was against it.")
        assert places(browser, "echidna") == []
        assert places(browser, "numbat")[0][1].endswith("#versions")

    def test_is_the_last_drawing_of_a_logic_model_as_it_stands(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser, model = browser_of(colin), cocreate.logic_models.earliest("pk")
        drawn(cocreate, 90, "A wombat is heard", "A bilby sleeps")
        kept = SearchText.objects.get(kind="logic_model", body="A bilby sleeps").pk
        drawn(cocreate, 90, "A potoroo is heard", "A bilby sleeps")

        assert places(browser, "wombat") == []
        title = f"Logic model: {model.title}, version 90"
        url = f"/programmes/cocreate/logic-models/{model.identifier}/90/#card-n1"
        assert places(browser, "potoroo") == [(title, url)]
        assert SearchText.objects.get(kind="logic_model", body="A bilby sleeps").pk == kept
        drawn(cocreate, 91, "A quoll is heard")
        assert places(browser, "potoroo") == []

    def test_are_contribution_records_as_they_stand(
        self, cocreate: Programme, eve: User, colin: User, browser_of: Browser
    ) -> None:
        record = next(one for one in contribution_values(cocreate) if one.claims and one.rivals)
        project = Project.objects.get(programme=cocreate, identifier=record.project)
        claim, rival = record.claims[0], record.rivals[0]
        change_contribution(
            by=eve, project=project, seen=project.contribution.latest, verb="change_claim",
            change=lambda value: replace(
                value,
                claims=(replace(claim, statement="A dingo came home"), *value.claims[1:]),
                rivals=(replace(rival, text="A law on dingoes"), *value.rivals[1:]),
            ),
        )  # fmt: skip

        found = places(browser_of(colin), "dingo")

        page, title = f"/programmes/cocreate/projects/{project.identifier}/contribution/", project.title
        assert sorted(found) == sorted(
            (f"Contribution to {title}", f"{page}#{anchor}")
            for anchor in (claim.id, f"{rival.claims[0]}-{rival.id}")
        )

    def test_is_what_a_case_tells_and_what_is_written_into_it_later(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        case = cocreate.cases.get(identifier="CS2")
        case.narrative = {**case.narrative, "sequence": ["A numbat came to the meeting."]}
        case.save()

        found = places(browser_of(colin), "numbats")

        assert found == [(f"The case: {case.title}", "/programmes/cocreate/cases/CS2/")]

    def test_are_the_factors_in_use_and_no_others(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser, before = browser_of(colin), current_factor_list(cocreate)
        factor = before.factors.get(identifier="L5")
        here = f"/programmes/cocreate/factors/#factor-{factor.identifier}"
        assert ("Factor L5", here) in places(browser, factor.label)

        value = factor_list_value(before)
        quolls = tuple(replace(one, label="Quolls", note="they hide") for one in value.factors[:1])
        store_factor_list(
            cocreate, replace(value, version=99, factors=quolls, scoping=(), note="By a numbat")
        )

        assert ("Factor L5", here) not in places(browser, factor.label)
        assert places(browser, "quolls hide") == [
            (f"Factor {quolls[0].id}", f"/programmes/cocreate/factors/#factor-{quolls[0].id}")
        ]
        assert places(browser, "numbat") == [
            (f"The factor list: {value.label}", "/programmes/cocreate/factors/")
        ]

    def test_are_the_factors_that_a_new_programme_starts_with(self, zed: User) -> None:
        from doingwith_site.programmes.actions import create_programme

        theirs = create_programme(by=zed, name="Theirs", start_with=COCREATE_LIST)
        label = current_factor_list(theirs).factors.first().label

        assert search(membership_in(zed, theirs), f'"{label}"').number >= 1

    def test_is_what_is_noted_of_a_code(self, cocreate: Programme, eve: User, browser_of: Browser) -> None:
        code = noted(cocreate, eve, "Whenever a bandicoot waits")
        here = f"/programmes/cocreate/codes/{code.token}/"

        assert places(browser_of(eve), "bandicoots") == [("What is noted of the code “waiting”", here)]
        assert "Whenever a bandicoot waits" in browser_of(eve).get(here).content.decode()
        code.memo = "Whenever a bilby waits"
        code.save()
        assert places(browser_of(eve), "bandicoots") == []
        code.delete()
        assert places(browser_of(eve), "bilby") == []

    def test_costs_the_same_however_much_is_found(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser, counts = browser_of(eve), []
        for number in range(1, 9):
            drawn(cocreate, 90, *[f"A wombat is heard for time {at}" for at in range(number)])
            with CaptureQueriesContext(connection) as asked:
                browser.get(PAGE, {"q": "wombat"})
            counts.append(len(asked))

        assert len(set(counts)) == 1


class TestWhatIsHidden:
    def test_is_another_programme(self, cocreate: Programme, zed: User) -> None:
        from doingwith_site.programmes.actions import create_programme

        drawn(cocreate, 90, "A wombat is heard")
        theirs = create_programme(by=zed, name="Theirs")

        assert search(membership_in(zed, theirs), "wombat").number == 0

    def test_is_what_a_member_may_not_open(
        self, cocreate: Programme, eve: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn(cocreate, 90, "A wombat is heard")
        member = membership_in(eve, cocreate)
        assert search(member, "wombat").number == 1

        searched = replace(DOCUMENTS["logic_model"], permission=Permission.LOOK_INTO_CONCERNS)
        monkeypatch.setitem(DOCUMENTS, "logic_model", searched)

        assert search(member, "wombat").number == 0

    def test_is_a_note_of_a_code_whose_page_they_may_not_open(
        self, cocreate: Programme, eve: User, noor: User, colin: User, browser_of: Browser
    ) -> None:
        joined(noor, cocreate, Evaluator)
        noted(cocreate, eve, "Whenever a bandicoot waits")
        hers = Code.objects.create(
            programme=cocreate, kind="free", key="hers", made_by=noor, memo="A bandicoot too"
        )
        unused = Code.objects.create(
            programme=cocreate, kind="free", key="x", identifier="x", memo="Bandicoot"
        )
        case = read_by(cocreate, eve, noor)
        passage = marked(noor, case.project.documents.get(), "the timetable")
        Coding.objects.create(excerpt=passage, code=hers, coded_by=noor, coded_at=timezone.now())

        found = {
            person.name: {title for title, _ in places(browser_of(person), "bandicoot")}
            for person in (eve, noor, colin)
        }

        waiting, own = ("What is noted of the code “waiting”", "What is noted of the code “hers”")
        assert found == {eve.name: {waiting}, noor.name: {waiting, own}, colin.name: set()}
        for code, seen in ((hers, False), (unused, False)):
            page = browser_of(eve).get(f"/programmes/cocreate/codes/{code.token}/")
            assert (page.status_code == 200) is seen


class TestWordsTakenBack:
    @pytest.fixture
    def example(self, priya: User) -> Programme:
        """The invented programme: a card and an item tell in other words what a young person told."""
        record = read_bundle(EXAMPLE)
        model = record.logic_model_by_id["LM-waiting"]
        last = model.versions[-1]
        node = replace(last.nodes[0], id="rests", text="A wombat waited", evidence=("e2",))
        other = replace(last.nodes[0], id="other", text="A bilby waited", evidence=())
        changed = replace(last, nodes=(*last.nodes, node, other), frozen=None)
        models = tuple(
            replace(model, versions=(*model.versions[:-1], changed)) if one.id == model.id else one
            for one in record.logic_models
        )
        return import_record(by=priya, record=replace(record, logic_models=models))

    def test_take_what_rested_on_them_out_of_what_is_found(self, example: Programme, priya: User) -> None:
        member = membership_in(priya, example)
        assert [search(member, word).number for word in ("wombat", "bilby")] == [1, 1]

        withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

        assert [search(member, word).number for word in ("wombat", "bilby")] == [0, 1]
        index_again(example)
        assert [search(member, word).number for word in ("wombat", "bilby")] == [0, 1]

    def test_stand_in_no_copy_and_not_in_the_index(self, example: Programme) -> None:
        said = "I waited eleven weeks. Nobody rang."
        drawn(example, 90, f"One of them said: {said}")
        assert "eleven weeks" in " ".join(bodies())

        withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

        assert "eleven weeks" not in " ".join(bodies())
        assert "One of them said: [words taken back]." in bodies()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("SELECT block FROM cases_search_data")
                assert b"eleven" not in b"".join(bytes(row[0]) for row in cursor.fetchall())


def bodies() -> Iterator[str]:
    return iter(SearchText.objects.values_list("body", flat=True))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table as a whole")
@pytest.mark.django_db
def test_the_copies_of_a_document_are_found_without_reading_all_texts() -> None:
    copies = SearchText.objects.filter(kind="theory", document__in=[1, 2])

    assert "copies_of_a_document" in copies.explain()
