"""The pages of contribution records."""

import re
from dataclasses import replace
from datetime import date
from typing import ClassVar

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.conftest import Browser
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import lands_at, words_of
from tests.support import contribution_making

from doingwith.analysis.contribution.claims import LinkOverride
from doingwith.analysis.contribution.editing import added_part
from doingwith.analysis.contribution.evidence import Way
from doingwith.analysis.contribution.record import CausalNode, ContributionRecord, Step, StepStatus
from doingwith.analysis.contribution.taking import cards_left, links_left
from doingwith.analysis.contribution.verdicts import LinkVerdict
from doingwith.cases.phases import Phase
from doingwith.consent.uses import Use, UseKind
from doingwith.consent.uses import Way as WayBack
from doingwith.reporting.wording import day
from doingwith_site.analysis.contribution.actions import change_contribution
from doingwith_site.analysis.contribution.around import Around, with_source
from doingwith_site.analysis.contribution.evidence_forms import EvidenceForm
from doingwith_site.analysis.contribution.queries import latest_version, passages_about
from doingwith_site.analysis.contribution.records import add_version, contribution_value
from doingwith_site.analysis.models import Contribution, ContributionVersion
from doingwith_site.audit.models import Event
from doingwith_site.cases.models import Case
from doingwith_site.common.errors import Refused
from doingwith_site.consent.models import UseMade
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.design.choosing import Offer
from doingwith_site.evidence.excerpts.actions import mark_text, remove_excerpt
from doingwith_site.evidence.excerpts.queries import agreements_cited
from doingwith_site.evidence.excerpts.sources import source_of
from doingwith_site.evidence.models import Account, AccountPart, Excerpt
from doingwith_site.logic_models.records import version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

ALL = "/programmes/cocreate/contribution/"
CASE3 = "/programmes/cocreate/projects/P15/contribution/"
NEW = "/programmes/cocreate/projects/P01/contribution/"


def record_of(identifier: str) -> ContributionRecord:
    return contribution_value(latest_version(Contribution.objects.get(identifier=identifier)))


def seen(client: Client, address: str) -> str:
    """The version that the form on the page knows."""
    found = re.search(r'name="seen" value="(\d+)"', client.get(address).content.decode())
    assert found
    return found[1]


def sent(client: Client, address: str, **words: object) -> str:
    """What the page says after the form was sent and the answer followed."""
    data = {"seen": seen(client, address), **words}
    return words_of(client.post(address, data, follow=True))


class TestAllProjects:
    def test_many_projects_are_paged_and_counted_whole(
        self, cocreate: Programme, colin: User, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("doingwith_site.analysis.contribution.views.programme.PROJECTS_ON_A_PAGE", 4)
        browser = browser_of(colin)
        pages = [browser.get(ALL, {"page": number}) for number in range(1, 8)]

        shown = [
            re.findall(r'href="/programmes/cocreate/projects/(\w+)/contribution/"', page.content.decode())
            for page in pages
        ]
        recorded = list(Contribution.objects.values_list("project__identifier", flat=True))
        assert [len(names) for names in shown] == [4, 4, 4, 4, 4, 4, 1]
        assert set(shown[0]) < set(recorded) <= set(shown[0] + shown[1])
        assert len({name for names in shown for name in names}) == 25
        assert "counted nowhere. On this page: 3 of them." in words_of(pages[1])
        for page in pages:
            words = words_of(page)
            assert "20 projects of 25 have no contribution record" in words
            assert "No project has a contribution record yet" not in words
            assert "Pages of projects" in page.content.decode()

    def test_counts_claims_and_shows_projects_without_a_record_as_missing(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(ALL))

        assert (
            "7 claims: 4 plausible, 1 suggestive and 2 not shown. 20 projects of 25 have no contribution "
            "record; they are missing, and counted nowhere."
        ) in words
        assert (
            "No claim is made: the report names Co:Create as one of many responses and makes no separate "
            "claim."
        ) in words

    def test_asks_no_more_queries_as_records_grow(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)

        def queries() -> int:
            with CaptureQueriesContext(connection) as found:
                browser.get(ALL)
            return len(found)

        many = queries()
        Contribution.objects.exclude(identifier="CS1").delete()

        assert queries() == many


class TestReading:
    def test_shows_verdict_rule_both_views_and_the_weakest_link(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(CASE3))

        assert "2 claims: K1 is suggestive and K2 is plausible." in words
        assert (
            "L2. Contested, because evidence speaks for it and against it, and the contradiction is open."
        ) in words
        assert (
            "Against it The lead commissioner did not think that the young people's voice influenced" in words
        )
        assert "The weakest link is L2, contested, and no claim is better than its weakest link." in words
        assert "No single source tells the whole path, so the claim is at most plausible." in words

    def test_a_link_leads_to_the_same_link_in_the_projects_logic_model(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        browser = browser_of(colin)
        words = words_of(browser.get(CASE3))

        assert (
            "In the logic model: “Young people and commissioners judge the bids together” leads to “"
        ) in words
        assert "(link 9 of version 2, taken from the source)" in words
        assert "(link 10 of version 2, inferred from the source)" in words
        drawing = "/programmes/cocreate/logic-models/LM-P15/2/"
        assert f'href="{drawing}#card-a.panel"' in browser.get(CASE3).content.decode()
        assert 'id="card-a.panel"' in browser.get(drawing).content.decode()

    def test_leads_to_the_project_its_logic_model_and_what_changed_in_it(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        page = browser_of(colin).get(CASE3).content.decode()

        assert '<a href="/programmes/cocreate/projects/P15/">The project</a>' in page
        assert '<a href="/programmes/cocreate/logic-models/LM-P15/difference/">What changed in it</a>' in page
        assert "LM-programme" not in page

    def test_every_part_has_one_place_and_a_link_of_two_claims_is_told_once(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        answer = browser_of(colin).get(CASE3)
        names = re.findall(r'id="((?:L|E|K)\d+)"', answer.content.decode())

        assert sorted(names) == sorted({*names})
        assert {"L1", "L2", "L3", "E6", "K1", "K2"} <= {*names}
        assert "L1 is told above" in words_of(answer)
        assert "Evidence from 4 sources: 2 for it and 1 against it" not in words_of(answer)
        assert "Evidence from 3 sources: 2 for it and 1 against it" in words_of(answer)

    def test_offers_no_change_to_who_may_not_make_one(
        self, cocreate: Programme, colin: User, eve: User, browser_of: Browser
    ) -> None:
        assert "Work on this record" not in words_of(browser_of(colin).get(CASE3))
        assert "Work on this record" in words_of(browser_of(eve).get(CASE3))

    def test_a_project_without_a_record_is_missing_and_that_says_nothing_of_it(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(NEW))

        assert "it stands as missing, which does not mean that nothing was contributed." in words
        assert "Begin its record" not in words

    @pytest.mark.parametrize("asked", ["99", "x", "0", "-1", "9" * 40, "²"])
    def test_a_version_that_is_not_there_gives_the_one_that_holds(
        self, cocreate: Programme, colin: User, browser_of: Browser, asked: str
    ) -> None:
        answer = browser_of(colin).get(CASE3, {"version": asked})

        assert answer.status_code == 200
        assert "This is an older version." not in words_of(answer)


class TestWriting:
    def test_a_record_is_begun_and_built_part_by_part_until_a_claim_has_a_verdict(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        browser.post(f"{NEW}begin/", {"question": "Did funding ideas bring people together?"})
        sent(browser, f"{NEW}add/node/", text="ideas are funded")
        sent(browser, f"{NEW}add/node/", text="people meet")
        link = {"from_": "N1", "to": "N2", "kind": "brought_about", "search": "sought"}
        sent(browser, f"{NEW}add/link/", **link, narrative="They met to spend it.")
        for teller in ("a neighbour", "a librarian"):
            sent(browser, f"{NEW}add/evidence/", text="They met weekly.", kind="testimony", told_by=teller)
        for item in ("E1", "E2"):
            sent(browser, f"{NEW}evidence/{item}/bearing/", on="L1", way="for")
        claim = {"outcome": "N2", "path": ["L1"], "status": "achieved", "size": "minor"}
        words = sent(browser, f"{NEW}add/claim/", statement="It brought people together", **claim)

        assert "1 claim: K1 is plausible." in words
        assert "Well supported, because independent sources speak for it" in words
        assert "No rival explanation was weighed, so the claim is at most plausible." in words
        words = sent(
            browser,
            f"{NEW}add/rival/",
            text="a warm summer",
            kind="chance",
            claims=["K1"],
            verdict="ruled_out",
        )
        assert "1 claim: K1 is probable." in words
        assert "The verdict on claim K1 went from plausible to probable." in words
        assert record_of("P01").no_claim_because == ""

    def test_taking_out_an_item_changes_the_verdict_and_the_page_says_so(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        item = {"text": "Young people say so.", "kind": "testimony", "told_by": "young people"}

        words = sent(
            browser, f"{CASE3}change/evidence/E6/", **item, group="young-people", taken_out="it was misheard"
        )

        assert (
            "The verdict on link L1 went from well supported to supported after evidence E6 no longer "
            "counted."
        ) in words
        assert "Taken out: It was misheard. With it, link L1 would be well supported" in words

    def test_a_verdict_is_set_aside_only_with_a_reason_and_both_are_shown(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        address = f"{CASE3}change/claim/K1/"
        now = record_of("CS3").claims[0]
        words = {
            "statement": now.statement, "outcome": "N3", "path": ["L1", "L2"], "status": "achieved",
            "size": "moderate", "stages": ["develop"], "override_verdict": "plausible",
        }  # fmt: skip

        assert "Say why the table's verdict is set aside." in sent(browser, address, **words)
        told = sent(
            browser, address, **words, override_reason="Both sides were heard", override_by="the team"
        )

        assert (
            "Verdict: plausible, given by the team instead of the table's, because both sides were heard."
        ) in told
        assert "The table says: suggestive." in told

    def test_changing_what_the_form_asks_leaves_the_rest_of_the_part_as_it_was(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        before = record_of("CS3").link_by_id["L2"]

        sent(
            browser_of(eve), f"{CASE3}change/link/L2/", **{"from_": "N2", "to": "N3"}, kind="brought_about",
            search="sought", narrative="Told anew.",
        )  # fmt: skip

        after = record_of("CS3").link_by_id["L2"]
        assert (after.narrative, after.clauses) == ("Told anew.", before.clauses)
        assert after.narrative_provenance is before.narrative_provenance

    def test_each_change_is_a_version_and_the_one_before_can_be_read(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        sent(
            browser,
            f"{CASE3}add/event/",
            what="An election",
            when="2017",
            claim="not_claimed",
            basis="explicit",
        )

        assert "Version 2" in words_of(browser.get(CASE3))
        older = words_of(browser.get(CASE3, {"version": "1"}))
        assert "This is an older version." in older
        assert "An election" not in older
        assert "Eve Lindqvist added an event" in older

    def test_one_is_led_to_what_changed_else_to_the_part(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        node = f"{CASE3}change/node/N1/"
        answer = browser.post(node, {"seen": seen(browser, node), "text": "Other words."})
        assert answer["Location"] == f"{CASE3}#N1"

        bearing = f"{CASE3}evidence/E6/bearing/"
        told = {"seen": seen(browser, bearing), "on": "L3", "way": "against"}
        answer = browser.post(bearing, told)
        assert answer["Location"] == f"{CASE3}#what-changed"
        assert 'id="what-changed"' in browser.get(CASE3).content.decode()

    def test_two_people_who_change_the_same_part_see_both_texts(
        self, cocreate: Programme, eve: User, priya: User, browser_of: Browser
    ) -> None:
        address = f"{CASE3}change/node/N1/"
        first, second = browser_of(eve), browser_of(priya)
        known = seen(first, address)

        second.post(address, {"seen": known, "text": "Priya's words"})
        answer = first.post(address, {"seen": known, "text": "Eve's words"})

        words = words_of(answer)
        assert answer.status_code == 409
        assert "Nothing you wrote is lost, and nothing has been saved over." in words
        assert "What Priya Nair wrote meanwhile Priya's words" in words
        assert "Eve's words" in words
        assert record_of("CS3").node_by_id["N1"].text == "Priya's words"

    def test_two_people_who_change_different_parts_both_keep_their_change(
        self, cocreate: Programme, eve: User, priya: User, browser_of: Browser
    ) -> None:
        first, second = browser_of(eve), browser_of(priya)
        known = seen(first, f"{CASE3}change/node/N1/")

        second.post(f"{CASE3}change/node/N2/", {"seen": known, "text": "two"})
        first.post(f"{CASE3}change/node/N1/", {"seen": known, "text": "one"})

        texts = [node.text for node in record_of("CS3").nodes[:2]]
        assert texts == ["one", "two"]

    def test_what_is_typed_into_a_part_that_somebody_took_out_is_kept_in_the_page_and_can_come_back(
        self, cocreate: Programme, eve: User, priya: User, browser_of: Browser
    ) -> None:
        first, second = browser_of(eve), browser_of(priya)
        address = f"{CASE3}change/rival/R1/"
        known = seen(first, address)
        second.post(f"{CASE3}remove/rival/R1/")
        told = {"text": "a new head", "kind": "person", "claims": ["K1"], "verdict": "coexists"}

        answer = first.post(address, {"seen": known, **told})

        assert answer.status_code == 409
        assert (
            "Priya Nair took this out of the record while you wrote. What you typed is in the boxes below."
        ) in words_of(answer)
        page = answer.content.decode()
        assert "a new head" in page
        assert f'action="{CASE3}add/rival/"' in page
        assert first.post(address, {"seen": "99", **told}).status_code == 404
        assert first.get(address).status_code == 404
        now = re.findall(r'name="seen" value="(\d+)"', page)[0]
        first.post(f"{CASE3}add/rival/", {"seen": now, **told})
        assert [rival.text for rival in record_of("CS3").rivals][-1] == "a new head"

    def test_what_others_name_cannot_be_taken_out(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        refused = browser.post(f"{CASE3}remove/link/L1/", follow=True)

        assert "There is no link “L1”." in words_of(refused)
        assert "L1" in record_of("CS3").link_by_id

    def test_the_last_claim_can_go_and_the_record_says_that_there_is_none(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        for rival in ("R1", "R2"):
            browser.post(f"{CASE3}remove/rival/{rival}/")
        for claim in ("K1", "K2"):
            browser.post(f"{CASE3}remove/claim/{claim}/")

        assert "No claim of a contribution is made: no claim has been written yet." in words_of(
            browser.get(CASE3)
        )

    def test_the_story_in_peoples_words_stands_beside_the_one_from_the_record(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        words = sent(browser_of(eve), f"{CASE3}story/", text="We sat at one table.", by="young people")

        assert "The story in people's words We sat at one table. Told by young people." in words
        assert "The story put together from the record" in words

    def test_a_story_says_when_the_record_has_changed_since_it_was_told(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        changed = "The record has changed since this was told."

        assert changed not in sent(browser, f"{CASE3}story/", text="We sat at one table.", by="young people")
        assert changed in sent(browser, f"{CASE3}change/node/N1/", text="Other words.")
        assert changed not in sent(browser, f"{CASE3}story/", text="Told anew.", by="young people")

    def test_a_story_is_told_of_the_record_that_its_writer_saw(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        before = seen(browser, f"{CASE3}story/")
        sent(browser, f"{CASE3}change/node/N1/", text="Other words, written while she wrote.")

        told = {"seen": before, "text": "We sat at one table.", "by": "young people"}
        words = words_of(browser.post(f"{CASE3}story/", told, follow=True))

        assert "We sat at one table." in words
        assert "The record has changed since this was told." in words

    def test_the_audit_log_has_who_and_which_version_and_no_words(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        sent(browser_of(eve), f"{CASE3}change/node/N1/", text="Secret words")

        event = Event.objects.latest("pk")
        assert (event.verb, event.noun, event.detail) == ("change_node", "contribution", {"version": 2})

    def test_keeping_what_is_there_adds_no_version(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        text = record_of("CS3").node_by_id["N1"].text

        sent(browser_of(eve), f"{CASE3}change/node/N1/", text=text)

        assert ContributionVersion.objects.filter(contribution__identifier="CS3").count() == 1

    @pytest.mark.parametrize(
        "address", ["add/poem/", "change/poem/L1/", "change/link/L99/", "evidence/E99/bearing/"]
    )
    def test_what_is_not_there_is_not_found(
        self, cocreate: Programme, eve: User, browser_of: Browser, address: str
    ) -> None:
        assert browser_of(eve).get(f"{CASE3}{address}").status_code == 404

    def test_without_a_record_nothing_can_be_added(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        answer = browser_of(eve).get(f"{NEW}add/node/", follow=True)

        assert "This project has no contribution record yet. Begin one first." in words_of(answer)


def keep_changed(identifier: str, **changes: object) -> None:
    """A version of the record that came from elsewhere."""
    row = Contribution.objects.get(identifier=identifier)
    add_version(row, replace(record_of(identifier), **changes), verb="import", by=None)  # type: ignore[arg-type]


def test_who_told_what_bears_on_a_claim_can_see_that(
    cocreate: Programme, eve: User, farah: User, browser_of: Browser
) -> None:
    telling = leaving_hospital(farah, cocreate, project=cocreate.projects.get(identifier="P15"))
    cited, whole, idle = (an_account(telling, f"Number {n}.")[0] for n in range(3))
    passage = mark_text(by=eve, source=source_of(cited.parts.get()), begins=0, ends=6)
    items = [
        replace(record_of("CS3").evidence[0], id=name, excerpts=(rests_on,))
        for name, rests_on in (("E91", str(passage.token)), ("E92", whole.identifier))
    ]
    unused = replace(items[0], id="E93", excerpts=(idle.identifier,), bearings=())
    keep_changed("CS3", evidence=(*record_of("CS3").evidence, *items, unused))
    made = UseMade.objects.filter(kind=UseKind.CLAIM).order_by("agreement")

    sent(browser_of(eve), f"{CASE3}change/node/N1/", text="Other words.")
    sent(browser_of(eve), f"{CASE3}change/node/N1/", text="Other words again.")

    told = list(made.values_list("agreement", "use", "place"))
    assert told == [(one.agreement_id, Use.PROJECT_TEAM, "project P15") for one in (cited, whole)]


class TestWhatTheFormsDoNotAskFor:
    def test_an_item_found_on_a_day_keeps_its_day_when_it_is_changed(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        first, *others = record_of("CS3").evidence
        keep_changed("CS3", evidence=(replace(first, found_on=date(2015, 3, 1)), *others))
        browser = browser_of(eve)

        sent(browser, f"{CASE3}change/evidence/E1/", text="Other words.", kind="document", told_by="us")
        sent(browser, f"{CASE3}evidence/E1/bearing/", on="L2", way="mixed")

        now = record_of("CS3").evidence[0]
        assert (now.text, now.found_on) == ("Other words.", date(2015, 3, 1))
        assert [bearing.on for bearing in now.bearings] == ["L1", "L2"]

    def test_a_verdict_of_ones_own_keeps_the_day_it_was_given_on(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        link = record_of("CS3").link_by_id["L2"]
        own = LinkOverride(verdict=LinkVerdict.WEAK, reason="too few were asked", given_on=date(2016, 5, 4))
        links = tuple(replace(one, override=own) if one.id == "L2" else one for one in record_of("CS3").links)
        keep_changed("CS3", links=links)

        sent(
            browser_of(eve), f"{CASE3}change/link/L2/", **{"from_": link.from_, "to": link.to},
            kind=link.kind.value, search="sought", narrative="Told anew.", override_verdict="weak",
            override_reason="too few were asked",
        )  # fmt: skip

        assert record_of("CS3").link_by_id["L2"].override == own

    def test_a_note_on_what_evidence_bears_on_stays_when_it_is_said_anew(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        first, *others = record_of("CS3").evidence
        noted = (replace(first.bearings[0], note="only for the first year"),)
        keep_changed("CS3", evidence=(replace(first, bearings=noted), *others))

        sent(browser_of(eve), f"{CASE3}evidence/E1/bearing/", on="L1", way="against")

        (bearing,) = record_of("CS3").evidence[0].bearings
        assert (bearing.way, bearing.note) == (Way.AGAINST, "only for the first year")


class TestTyingByHand:
    LINK: ClassVar = {
        "from_": "N1", "to": "N2", "kind": "brought_about", "search": "sought", "narrative": "Told anew.",
        "ties_shown": "True",
    }  # fmt: skip

    def test_a_link_tests_clauses_and_both_pages_and_the_story_say_so(
        self, cocreate: Programme, eve: User, colin: User, browser_of: Browser
    ) -> None:
        chosen = ["toc2.rev.when11", "toc3.rev"]

        words = sent(browser_of(eve), f"{CASE3}change/link/L1/", **self.LINK, clauses=chosen)

        assert record_of("CS3").link_by_id["L1"].clauses == tuple(chosen)
        told = (
            "It tests, in the theory of change: “WHEN power and resources shared across groups "
            "(statement 2)” and “Statement 3 as a whole: IF"
        )
        assert words.count(told) == 3
        theory = browser_of(colin).get("/programmes/cocreate/theory/")
        assert f'Tested by <a href="{CASE3}#L1">link L1 of Young People' in theory.content.decode()
        assert words_of(theory).count("Drug & Alcohol Service: well supported") == 2

    def test_a_claim_tests_clauses_and_what_the_form_did_not_show_stays_named(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        claim = record_of("CS3").claims[0]
        keep_changed("CS3", claims=(replace(claim, clauses=("toc1.prelim",)), *record_of("CS3").claims[1:]))
        told = {
            "statement": claim.statement, "outcome": claim.outcome, "path": claim.path,
            "status": claim.status.value, "size": claim.size.value, "clauses": ["toc3.rev"],
            "ties_shown": "True",
        }  # fmt: skip

        sent(browser_of(eve), f"{CASE3}change/claim/K1/", **told)

        assert record_of("CS3").claims[0].clauses == ("toc1.prelim", "toc3.rev")

    def test_a_card_and_a_link_are_tied_and_nothing_else_of_them_comes_over(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        before = record_of("CS3")
        browser = browser_of(eve)

        sent(
            browser,
            f"{CASE3}change/node/N4/",
            text=before.node_by_id["N4"].text,
            model_nodes=["a.panel"],
            ties_shown="True",
        )
        words = sent(browser, f"{CASE3}change/link/L1/", **self.LINK, model_links=["a.panel-u.heard"])

        after = record_of("CS3")
        assert after.node_by_id["N4"] == replace(before.node_by_id["N4"], model_nodes=("a.panel",))
        assert after.link_by_id["L1"].model_links == ("a.panel-u.heard",)
        assert len(after.nodes) == len(before.nodes)
        assert re.search(r"In the logic model: “[^”]+” of version 2", words)

    def test_what_is_tied_already_stands_first(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        page = browser_of(eve).get(f"{CASE3}change/link/L2/").content.decode()

        boxes = re.findall(r'<input[^>]*name="clauses"[^>]*>', page)
        (named,) = record_of("CS3").link_by_id["L2"].clauses
        assert f'value="{named}"' in boxes[0]
        assert [" checked" in box for box in boxes] == [True] + [False] * (len(boxes) - 1)


class TestTakingFromTheLogicModel:
    def test_a_path_is_taken_with_the_identifiers_and_the_record_says_where_it_is_drawn(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        Contribution.objects.filter(identifier="CS3").delete()
        browser.post(
            f"{CASE3}begin/", {"question": "Did young people's part change which service was bought?"}
        )
        assert "Take cards and links from the logic model" in words_of(browser.get(CASE3))

        words = sent(
            browser, f"{CASE3}take/?version=LM-P15:2", links=["a.prepare-a.panel", "a.panel-u.heard"]
        )

        assert "3 cards and 2 links came into the record as parts of their own." in words
        assert re.search(r"In the logic model: “[^”]+” leads to “[^”]+” \(link \d+ of version", words)
        made = record_of("P15")
        assert [node.model_nodes for node in made.nodes] == [("a.prepare",), ("a.panel",), ("u.heard",)]
        assert [link.model_links for link in made.links] == [("a.prepare-a.panel",), ("a.panel-u.heard",)]
        assert "Eve Lindqvist took cards and links from the logic model" in words
        again = words_of(browser.get(f"{CASE3}take/?version=LM-P15:2"))
        assert "3 cards and 2 links of this version are in the record already." in again

    def test_nothing_chosen_is_said_and_an_unknown_version_is_not_found(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        assert "Choose at least one card or link." in sent(browser, f"{CASE3}take/")
        assert browser.get(f"{CASE3}take/?version=LM-P15:99").status_code == 404
        drawn = cocreate.logic_models.get(identifier="LM-P15").versions.get(number=1)
        value = version_value(drawn)
        everything = {
            "links": [link.id for link in links_left(record_of("CS3"), value)],
            "cards": [card.id for card in cards_left(record_of("CS3"), value)],
        }
        sent(browser, f"{CASE3}take/?version=LM-P15:1", **everything)
        nothing_left = browser.get(f"{CASE3}take/?version=LM-P15:1")
        assert "Everything in this version is in the record." in words_of(nothing_left)
        assert browser.post(f"{CASE3}take/?version=LM-P15:1", {"seen": "2"}).status_code == 200

    def test_without_a_drawing_one_is_told_to_draw_one_first(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        cocreate.logic_models.all().delete()

        words = words_of(browser_of(eve).get(f"{CASE3}take/"))

        assert "No logic model of this project or of the programme has a card yet. Draw one first." in words


TOLD = "They asked me the same four times before I could go home."


class TestPassages:
    @pytest.fixture
    def account(self, cocreate: Programme, farah: User) -> Account:
        telling = leaving_hospital(farah, cocreate, project=cocreate.projects.get(identifier="P15"))
        return an_account(telling, TOLD)[0]

    @pytest.fixture
    def passage(self, account: Account, eve: User) -> Excerpt:
        """What somebody told on the site, marked by an evaluator once the project's case is read."""
        Case.objects.filter(project__identifier="P15").update(phase=Phase.FINAL)
        return mark_text(by=eve, source=source_of(account.parts.get()), begins=0, ends=36)

    def test_an_item_rests_on_a_passage_and_counts_no_longer_when_its_teller_takes_it_back(
        self, cocreate: Programme, account: Account, passage: Excerpt, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        item = {"text": "They were asked over and over.", "kind": "testimony"}
        assert "They asked me the same four times be" in words_of(browser.get(f"{CASE3}add/evidence/"))

        sent(browser, f"{CASE3}add/evidence/", **item, excerpts=[str(passage.token)])

        made = record_of("CS3").evidence[-1]
        assert made.excerpts == (str(passage.token),)
        sent(browser, f"{CASE3}evidence/{made.id}/bearing/", on="L1", way="for")
        page = browser.get(CASE3).content.decode()
        assert f'It rests on <a href="/programmes/cocreate/excerpts/{passage.token}/">' in page

        with pytest.raises(Refused, match="Evidence in a contribution record rests on this passage, so its"):
            remove_excerpt(by=eve, excerpt=passage)

        withdraw(by=None, agreement=account.agreement, way=WayBack.PAGE)

        left = record_of("CS3").evidence[-1]
        assert (left.excerpts, left.taken_out) == ((), "The words it rested on were taken back.")
        assert "They asked me" not in words_of(browser.get(f"{CASE3}add/evidence/"))

    def test_whose_words_the_record_rests_on_sees_that_they_were_read(
        self, account: Account, passage: Excerpt, eve: User, priya: User, browser_of: Browser
    ) -> None:
        first, *others = record_of("CS3").evidence
        keep_changed("CS3", evidence=(replace(first, excerpts=(str(passage.token),)), *others))
        read = account.agreement.uses_made.filter(kind=UseKind.READ)
        browser = browser_of(priya)
        assert browser.head(CASE3).status_code == 200
        assert not read.exists()

        assert "They asked me" in words_of(browser.get(CASE3))
        browser_of(eve).get(CASE3)

        assert [one.made_by for one in read] == [priya]

    def test_passages_that_the_person_is_not_shown_stay_named_and_cannot_be_chosen(
        self, cocreate: Programme, passage: Excerpt, eve: User, priya: User, browser_of: Browser
    ) -> None:
        Case.objects.filter(project__identifier="P15").update(phase=Phase.INDEPENDENT)
        first, *others = record_of("CS3").evidence
        keep_changed("CS3", evidence=(replace(first, excerpts=(str(passage.token),)), *others))
        browser = browser_of(priya)
        item = {"text": "Other words.", "kind": "document", "told_by": "us"}

        assert "They asked me" not in words_of(browser.get(CASE3))
        assert "They asked me" not in words_of(browser.get(f"{CASE3}change/evidence/E1/"))
        sent(browser, f"{CASE3}change/evidence/E1/", **item, excerpts=[str(passage.token)])
        sent(browser, f"{CASE3}add/evidence/", **item, excerpts=[str(passage.token)])

        now = record_of("CS3").evidence
        assert (now[0].text, now[0].excerpts) == ("Other words.", (str(passage.token),))
        assert [one.id for one in now if one.excerpts] == ["E1"]

    def test_every_one_can_be_chosen_a_page_at_a_time_and_nothing_typed_is_lost(
        self,
        account: Account,
        passage: Excerpt,
        eve: User,
        browser_of: Browser,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("doingwith_site.evidence.excerpts.offering.MOST_PASSAGES", 1)
        source = source_of(account.parts.get())
        early = str(passage.token)
        late = str(mark_text(by=eve, source=source, begins=37, ends=len(TOLD)).token)
        browser, there = browser_of(eve), f"{CASE3}add/evidence/"
        typed = {"text": "They were asked over and over.", "kind": "testimony", "interested": "on"}
        assert "Passages to choose from: page 1 of 2." in words_of(browser.get(there))
        before = seen(browser, there)

        turned = browser.post(there, {**typed, "seen": before, "excerpts": early, "act": "turn:2"})

        form = turned.context["form"]
        assert [name for name, _ in form.fields["excerpts"].choices] == [early, late]
        assert {name: form[name].value() for name in typed} == typed
        assert form["excerpts"].value() == [early]
        assert "checked" in str(form["interested"])
        assert form["seen"].value() == str(before)
        assert lands_at(turned) == [late]
        sent(browser, there, **typed, excerpts=[early, late])
        made = record_of("CS3").evidence[-1]
        assert set(made.excerpts) == {early, late}
        change = f"{CASE3}change/evidence/{made.id}/"
        assert browser.get(change).context["form"]["excerpts"].value() == [early, late]
        sent(browser, change, **typed, excerpts=[late])
        assert record_of("CS3").evidence[-1].excerpts == (late,)

    def test_no_whole_text_is_read_to_show_how_a_passage_begins(self, passage: Excerpt, eve: User) -> None:
        membership = eve.memberships.get(programme=passage.programme)

        with CaptureQueriesContext(connection) as asked:
            names = [with_source(row)[:13] for row in passages_about(membership, None)]

        assert names == ["They asked me"]
        assert [one for one in asked.captured_queries if re.search(r'(part|T\d+)"\."text"', one["sql"])] == []

    def test_only_passages_that_are_named_are_read_for_their_agreements(
        self, account: Account, passage: Excerpt
    ) -> None:
        with CaptureQueriesContext(connection) as asked:
            found = agreements_cited(account.programme, {str(passage.token)})

        assert found == {account.agreement_id}
        assert passage.token.hex in asked.captured_queries[-1]["sql"].replace("-", "")

    def test_a_passage_that_was_taken_back_meanwhile_is_refused_and_nothing_is_kept(
        self, cocreate: Programme, eve: User
    ) -> None:
        first, *others = record_of("CS3").evidence

        def resting(record: ContributionRecord) -> ContributionRecord:
            return replace(record, evidence=(replace(first, excerpts=("gone",)), *others))

        with pytest.raises(Refused, match="A passage that you chose was taken back meanwhile."):
            change_contribution(
                by=eve,
                project=cocreate.projects.get(identifier="P15"),
                seen=1,
                verb="change_evidence",
                change=resting,
            )
        assert record_of("CS3").evidence[0] == first


def test_a_passage_is_offered_with_its_source_once() -> None:
    part = AccountPart(account=Account(identifier="A-1"))
    spoken = Excerpt(identifier="e1", part=part, kind="sound", begins=3_000, ends=9_000)
    written = Excerpt(identifier="e2", part=part, kind="text", quote="They asked me.")

    assert with_source(spoken) == "from 3 to 9 seconds, account A-1"
    assert with_source(written) == "They asked me. (account A-1)"


def test_a_passage_that_cannot_be_chosen_any_more_is_named_in_no_error() -> None:
    sent_words = {"text": "Words.", "kind": "testimony", "seen": "1", "excerpts": ["gone"]}
    around = Around(passages=Offer(choices=[("e1", "They asked me.")]))

    form = EvidenceForm(sent_words, record=contribution_making.record(), seen=1, around=around)

    assert form.errors["excerpts"] == ["This is not here any more. Choose another one."]


class TestOneSource:
    ITEM: ClassVar = {
        "text": "They met weekly.", "kind": "testimony", "source": "Interview 3", "told_by": "nurse",
    }  # fmt: skip

    def test_a_second_item_of_one_source_and_teller_asks_whether_they_are_one(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        sent(browser, f"{CASE3}add/evidence/", **self.ITEM)
        first = record_of("CS3").evidence[-1].id

        asked = sent(browser, f"{CASE3}add/evidence/", **self.ITEM)
        assert (
            f"{first} names the same source and the same teller. Write “{first}” here when the two are one "
            "source, so that they count once; write another word when they are not."
        ) in asked
        assert record_of("CS3").evidence[-1].id == first
        sent(browser, f"{CASE3}add/evidence/", **self.ITEM, group=first)
        second = record_of("CS3").evidence[-1]
        assert second.source_group == record_of("CS3").evidence[-2].source_group
        sent(browser, f"{CASE3}change/evidence/{first}/", **{**self.ITEM, "text": "They met."})
        assert record_of("CS3").evidence[-2].text == "They met.", "the group of the two is known by now"

    def test_the_link_says_that_what_looks_like_one_source_counts_as_two(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        told = (
            contribution_making.item(name, "L1", source="Interview 3", told_by="nurse")
            for name in ("E98", "E99")
        )
        keep_changed("CS3", evidence=(*record_of("CS3").evidence, *told))

        words = words_of(browser_of(colin).get(CASE3))

        assert (
            "Evidence E98 and E99 names the same source (Interview 3) and the same teller (nurse), and yet "
            "counts as 2 independent sources. If they are one source, change them"
        ) in words


class TestRounds:
    def test_an_objection_stays_in_view_in_later_rounds_until_and_after_it_is_answered(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        objected = "The lead commissioner objected in round 1: the young people's voice did not influence"

        words = sent(browser, f"{CASE3}add/round/", question="Is it still so a year on?")
        assert objected in words
        assert "Nobody has answered yet. Answer it" in words
        assert "To look for next (noted in round 1): the specification before and after" in words

        told = {"by": "the lead commissioner", "text": "no influence", "answer": "Two panels were compared"}
        words = sent(browser, f"{CASE3}rounds/1/change/objection/1/", **told)
        assert "objected in round 1: no influence. Two panels were compared. Change it" in words
        assert "Eve Lindqvist changed an objection" in words

    def test_objections_and_evidence_to_look_for_are_added_to_the_last_round(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        assert f'href="{CASE3}rounds/1/add/objection/"' in browser.get(CASE3).content.decode()
        sent(browser, f"{CASE3}rounds/1/add/objection/", by="a parent", text="too few were asked")
        words = sent(browser, f"{CASE3}rounds/1/add/wanted/", what="the minutes", link="L1")
        assert "A parent objected: too few were asked. Nobody has answered yet." in words
        assert "To look for next: the minutes, to test link L1. Say what came of it" in words
        words = sent(
            browser, f"{CASE3}rounds/1/change/wanted/3/", what="the minutes", came_of_it="they were lost"
        )
        assert "It was looked for: the minutes. What came of it: They were lost." in words
        words = words_of(browser.post(f"{CASE3}rounds/1/remove/objection/2/", follow=True))
        assert "too few were asked" not in words

    def test_a_step_is_noted_with_the_day_and_keeping_it_again_adds_no_version(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)
        address = f"{CASE3}rounds/1/change/step/more_evidence/"

        assert "Round 1. Seek more evidence where the story is weak." in words_of(browser.get(address))
        words = sent(browser, address, status="under_way", note="asked both sides")

        note = record_of("CS3").rounds[0].note_at(Step.MORE_EVIDENCE)
        assert (note.status, note.noted_on) == (StepStatus.UNDER_WAY, timezone.localdate())
        assert f"under way Asked both sides. Noted on {day(timezone.localdate())}." in words
        sent(browser, address, status="under_way", note="asked both sides")
        assert ContributionVersion.objects.filter(contribution__identifier="CS3").count() == 2

    def test_two_people_who_answer_the_same_objection_see_both(
        self, cocreate: Programme, eve: User, priya: User, browser_of: Browser
    ) -> None:
        address = f"{CASE3}rounds/1/change/objection/1/"
        known = seen(browser_of(eve), address)
        told = {"seen": known, "by": "the lead commissioner", "text": "no influence"}

        browser_of(priya).post(address, {**told, "answer": "Priya's answer"})
        answer = browser_of(eve).post(address, {**told, "answer": "Eve's answer"})

        assert answer.status_code == 409
        assert "What Priya Nair wrote meanwhile no influence Priya's answer" in words_of(answer)
        assert record_of("CS3").rounds[0].challenges[0].answer == "Priya's answer"

    @pytest.fixture
    def second(self, cocreate: Programme, eve: User, browser_of: Browser) -> str:
        """The version in which a parent's objection stands after the first."""
        sent(browser_of(eve), f"{CASE3}rounds/1/add/objection/", by="a parent", text="too few were asked")
        return str(latest_version(Contribution.objects.get(identifier="CS3")).number)

    def test_an_answer_finds_its_objection_when_the_one_before_it_is_taken_out(
        self, eve: User, priya: User, browser_of: Browser, second: str
    ) -> None:
        browser_of(priya).post(f"{CASE3}rounds/1/remove/objection/1/", {"seen": second})
        told = {"by": "a parent", "text": "too few were asked", "answer": "Six more were."}

        browser_of(eve).post(f"{CASE3}rounds/1/change/objection/2/", {"seen": second, **told})

        assert [one.answer for one in record_of("CS3").rounds[0].challenges] == ["Six more were."]

    def test_an_answer_to_what_was_taken_out_meanwhile_stays_in_its_box_and_takes_no_other_place(
        self, eve: User, priya: User, browser_of: Browser, second: str
    ) -> None:
        address = f"{CASE3}rounds/1/change/objection/1/"
        browser_of(priya).post(f"{CASE3}rounds/1/remove/objection/1/", {"seen": second})
        told = {"by": "the lead commissioner", "text": "no influence", "answer": "Eve's answer"}

        page = browser_of(eve).post(address, {"seen": second, **told})

        assert page.status_code == 409
        assert "It was taken out of the record." in words_of(page)
        assert "Eve&#x27;s answer" in page.content.decode()
        assert f'action="{CASE3}rounds/1/add/objection/"' in page.content.decode()
        browser_of(eve).post(f"{CASE3}rounds/1/add/objection/", {"seen": int(second) + 1, **told})
        found = [(one.by, one.answer) for one in record_of("CS3").rounds[0].challenges]
        assert found == [("a parent", ""), ("the lead commissioner", "Eve's answer")]

    def test_a_second_tap_on_taking_out_takes_out_nothing_else(
        self, eve: User, browser_of: Browser, second: str
    ) -> None:
        address = f"{CASE3}rounds/1/remove/objection/1/"
        browser = browser_of(eve)
        browser.post(address, {"seen": second})

        words = words_of(browser.post(address, {"seen": second}, follow=True))

        assert "Somebody changed this meanwhile. Look at it once more." in words
        assert [one.by for one in record_of("CS3").rounds[0].challenges] == ["a parent"]

    @pytest.mark.parametrize(
        "address",
        ["9/add/wanted/", "1/add/step/", "1/add/poem/", "1/change/step/poem/", "1/change/objection/9/"],
    )
    def test_what_no_round_has_is_not_found(
        self, cocreate: Programme, eve: User, browser_of: Browser, address: str
    ) -> None:
        assert browser_of(eve).get(f"{CASE3}rounds/{address}").status_code == 404

    def test_who_may_only_read_is_offered_no_answer(
        self, cocreate: Programme, colin: User, browser_of: Browser
    ) -> None:
        words = words_of(browser_of(colin).get(CASE3))

        assert "Nobody has answered yet." in words
        assert "Answer it" not in words


class TestBearings:
    def test_two_people_who_say_it_of_the_same_see_both(
        self, cocreate: Programme, eve: User, priya: User, browser_of: Browser
    ) -> None:
        address = f"{CASE3}evidence/E1/bearing/"
        known = seen(browser_of(eve), address)

        browser_of(priya).post(address, {"seen": known, "on": "L1", "way": "against"})
        answer = browser_of(eve).post(address, {"seen": known, "on": "L1", "way": "mixed"})

        assert answer.status_code == 409
        assert "What Priya Nair wrote meanwhile L1: against." in words_of(answer)
        assert record_of("CS3").evidence[0].bearings[0].way is Way.AGAINST

    def test_what_evidence_bears_on_can_be_taken_back(
        self, cocreate: Programme, eve: User, browser_of: Browser
    ) -> None:
        browser = browser_of(eve)

        assert "It does not bear on L1" in words_of(browser.get(f"{CASE3}evidence/E1/bearing/"))
        browser.post(f"{CASE3}evidence/E1/bearing/drop/", {"on": "L1"})

        assert record_of("CS3").evidence[0].bearings == ()


def test_a_part_whose_identifier_was_taken_meanwhile_gets_the_next(cocreate: Programme) -> None:
    record = record_of("CS3")
    part = CausalNode(id="N1", text="something else")

    found = added_part(record, key="nodes", part=part)

    assert len(found.nodes) == len(record.nodes) + 1
    assert found.node_by_id["N1"] == record.node_by_id["N1"]
    assert found.nodes[-1].text == "something else"
