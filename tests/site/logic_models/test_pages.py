"""Reading logic models and what changed between two."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from tests.site.conftest import Browser
from tests.site.programme import example_record
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.reporting.logic_models.hopes_twin import linked_by_name
from doingwith_site.audit.models import Event
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion, SameNode
from doingwith_site.logic_models.presenters.difference import DifferencePage, Side, sides_of
from doingwith_site.logic_models.queries import MODELS_ON_A_PAGE
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

HERE = "/programmes/cocreate/logic-models/"


def test_the_list_names_every_model(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    words = words_of(browser_of(colin).get(HERE))

    assert "6 logic models of 5 projects and the programme itself." in words


def test_a_drawing_is_read_in_columns(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    answer = browser_of(colin).get(f"{HERE}LM-P08/1/")

    assert "Low national rating for involvement and inequality" in words_of(answer)
    assert 'id="card-c.rating"' in answer.content.decode()
    assert 'href="#card-c.rating"' in answer.content.decode()


def test_a_model_shows_its_versions(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    words = words_of(browser_of(colin).get(f"{HERE}LM-P08/"))

    assert "Version 2, drawn after the work (post facto)" in words


def test_a_difference_is_laid_out_and_a_pair_confirmed(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser = browser_of(eve)
    page = f"{HERE}LM-P08/difference/"
    assert browser.get(page).status_code == 200

    pair = {"from": "LM-P08:1", "to": "LM-P08:2", "old": "c.rating", "new": "c.rating"}
    answer = browser.post(page, pair, follow=True)

    assert "The two cards are one idea now." in words_of(answer)
    assert SameNode.objects.count() == 1
    browser.post(page, {**pair, "act": "apart"})
    assert SameNode.objects.count() == 0


def test_a_confirmed_pair_counts_in_later_versions_and_says_whose_it_is(
    cocreate: Programme, eve: User, browser_of: Browser
) -> None:
    browser, page = browser_of(eve), f"{HERE}LM-P08/difference/"
    second = LogicModelVersion.objects.get(model__identifier="LM-P08", number=2)
    content = second.content | {"number": 3, "based_on": 2}
    LogicModelVersion.objects.create(model=second.model, number=3, content=content)
    old, new = "c.rating", next(node for node in content["nodes"] if node["id"] != "c.rating")
    pair = {"from": "LM-P08:1", "to": "LM-P08:2", "old": old, "new": new["id"]}
    here = browser.post(page, pair, follow=True)

    there = browser.get(page, {"from": "LM-P08:1", "to": "LM-P08:3"})

    assert f"Eve Lindqvist holds “{old_text()}” and “{new['text']}” for one idea." in words_of(here)
    first, last = here.context["page"].before.words, here.context["page"].after.words
    both = f"“{old_text()}” and “{new['text']}” are held for one idea here too."
    assert f"{both} Eve Lindqvist said so of “{first}” and “{last}”." in words_of(there)
    assert (old, new["id"]) in {(line.old, line.new) for line in there.context["page"].followed}
    assert "They are two" not in words_of(there)


def test_a_confirmed_pair_leaves_with_a_bundle_and_comes_back_with_the_part_of_whoever_said_so(
    cocreate: Programme, eve: User, priya: User, browser_of: Browser
) -> None:
    page = "logic-models/LM-P20/difference/"
    pair = {"from": "LM-P17:1", "to": "LM-P20:1", "old": "a.test", "new": "a.pilots"}
    browser_of(eve).post(f"/programmes/cocreate/{page}", pair)

    found = check_files(read_zip(export_bundle(by=priya, programme=cocreate)))
    assert found.record is not None, found.problems
    elsewhere = replace(found.record.programme, id="elsewhere")
    made = import_record(by=priya, record=replace(found.record, programme=elsewhere))

    (said,) = found.record.same_nodes.pairs
    assert (said.before.node, said.after.node, said.by) == ("a.test", "a.pilots", "evaluator")
    assert "Lindqvist" not in str(found.record.same_nodes), "a bundle names a part and no person"
    there = browser_of(priya).get(
        f"/programmes/{made.identifier}/{page}", {"from": "LM-P17:1", "to": "LM-P20:1"}
    )
    assert "Evaluator holds “" in words_of(there)
    import_record(by=priya, record=found.record, into=cocreate)
    assert SameNode.objects.filter(before__model__programme=cocreate).get().confirmed_by == eve


def old_text() -> str:
    first = LogicModelVersion.objects.get(model__identifier="LM-P08", number=1)
    return next(node["text"] for node in first.content["nodes"] if node["id"] == "c.rating")


def test_what_a_link_says_otherwise_is_on_the_page_and_in_the_file_with_the_names_of_factors(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser, page = browser_of(colin), f"{HERE}LM-programme/difference/"
    added = "When (added): Supportive top-down policy that leaves workers free to steer (L2);"
    answer = browser.get(page)

    assert added in words_of(answer)
    assert answer.content.decode().count("<h3 id=") == 5
    sent = {"from": "LM-programme:1", "to": "LM-programme:2", "format": "md"}
    assert added in browser.post(f"{page}file/", sent).content.decode()


def page_of(before: Side, after: Side) -> DifferencePage:
    """The page of drawings that are stored nowhere, whose evidence is called by its names."""
    frame, row = cast(Any, SimpleNamespace(identifier="example")), cast(Any, None)
    return DifferencePage(
        frame=frame,
        row=row,
        sides=[],
        before=before,
        after=after,
        pairs=[],
        may_draw=False,
        named=cast(Any, SimpleNamespace(told=linked_by_name)),
    )


def test_a_card_that_a_project_took_over_from_the_programme_is_no_surprise_and_both_models_are_named() -> (
    None
):
    models = example_record().logic_model_by_id
    before, *_ = sides_of([models["LM-vale"]])
    *_, after = sides_of([models["LM-waiting"]])
    page = page_of(before, after)
    surprises = page.body.partition("difference-not-planned")[2].partition("</section>")[0]

    assert surprises
    assert "People feel heard" not in surprises
    assert f"{before.model.title}, version 1, and {after.model.title}, version 3" in page.body


def test_drawings_that_are_no_neighbours_are_compared_through_those_between() -> None:
    first, _, last = sides_of([example_record().logic_model_by_id["LM-waiting"]])
    page = page_of(first, last)

    assert page.difference is not None
    assert page.difference.through == (2,)
    assert page.lead.endswith(" Followed through version 2.")
    assert "It costs little and answers the silence; The board did not approve it" in page.body


def test_a_version_that_is_asked_for_is_read_as_people_see_it(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser, page = browser_of(colin), f"{HERE}LM-P08/difference/"
    asked = {"from": "\x00LM-P08:1", "to": "\x00:2"}

    for answer in (browser.get(page, asked), browser.get(page, {**asked, "from": "\x00:1"})):
        assert "That version is not there. Choose two from the lists." in words_of(answer)
    assert "That version is not there." not in words_of(browser.get(page, {**asked, "to": "LM-P08:2\x00"}))
    taken = browser.post(f"{page}file/", {**asked, "to": "LM-P08:2\x00", "format": "svg"})
    assert (taken.status_code, taken["Content-Type"]) == (200, "image/svg+xml")


def test_a_file_leaves_and_that_is_recorded(cocreate: Programme, colin: User, browser_of: Browser) -> None:
    answer = browser_of(colin).post(f"{HERE}LM-P08/1/file/", {"format": "pptx"})

    assert answer.content[:2] == b"PK"
    assert Event.objects.filter(verb="take", noun="logic_model").count() == 1


def test_the_list_shows_the_programmes_own_crib_sheet(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    words = words_of(browser_of(colin).get(HERE))

    assert "The crib sheet of this programme" in words
    assert "History of working together and of consulting people." in words
    assert "Looking back Were hopes realistic." in words
    assert "Source: Box 2 of the report, paraphrased." in words


def test_the_list_comes_page_by_page_with_the_programmes_own_model_first(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    project = cocreate.projects.get(identifier="P01")
    for number in range(MODELS_ON_A_PAGE):
        LogicModel.objects.create(
            programme=cocreate, project=project, identifier=f"X{number}", title=f"Extra {number}", position=50
        )
    browser = browser_of(colin)
    first, second = words_of(browser.get(HERE)), words_of(browser.get(HERE, {"page": "2"}))

    assert "31 logic models of 6 projects and the programme itself." in first
    assert "31 logic models of 6 projects and the programme itself." in second
    assert "Theory of change as a logic model" in first
    assert "Extra 24" not in first
    assert "Extra 24" in second


@pytest.mark.parametrize("asked", ["0", "99", "x", "-1", "\x00"])
def test_a_page_that_is_not_there_gives_one_that_is(
    cocreate: Programme, colin: User, browser_of: Browser, asked: str
) -> None:
    assert browser_of(colin).get(HERE, {"page": asked}).status_code == 200


def test_a_project_s_model_leads_to_the_project_and_its_contribution_record_and_the_programme_s_to_neither(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser = browser_of(colin)
    of_project = browser.get(f"{HERE}LM-P15/").content.decode()

    assert 'href="/programmes/cocreate/projects/P15/"' in of_project
    assert 'href="/programmes/cocreate/projects/P15/contribution/"' in of_project
    assert "What the programme contributed to it" not in words_of(browser.get(f"{HERE}LM-programme/"))


def test_a_difference_offers_the_models_of_the_project_and_the_programme_and_takes_any_that_is_asked_for(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser, here = browser_of(colin), f"{HERE}LM-P08/difference/"
    offered = browser.get(here).content.decode()

    assert 'value="LM-P08:2"' in offered
    assert 'value="LM-programme:1"' in offered
    assert 'value="LM-P15:1"' not in offered
    asked = words_of(browser.get(here, {"from": "LM-P15:1", "to": "LM-P08:2"}))
    assert "That version is not there." not in asked
    assert "Version 1, before the work (a priori): Drug and alcohol services: buying" in asked


def test_a_picture_stands_by_itself_as_large_as_is_asked_and_its_cards_lead_to_their_words(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser, there = browser_of(colin), f"{HERE}LM-P08/1/picture/"
    assert f'href="{there}"' in browser.get(f"{HERE}LM-P08/1/").content.decode()

    page = browser.get(there, {"size": "150"})

    assert "Shown at 150 per cent of its size. Each card leads to its words." in words_of(page)
    assert 'href="?size=200">Larger' in page.content.decode()
    assert 'href="?size=100">Smaller' in page.content.decode()
    assert f'href="{HERE}LM-P08/1/#card-c.rating"' in page.content.decode()
    assert "Smaller" not in words_of(browser.get(there, {"size": "50"}))
    assert "Larger" not in words_of(browser.get(there, {"size": "300"}))
    assert "Shown at 100 per cent" in words_of(browser.get(there, {"size": "99999"}))


def test_cards_of_a_difference_lead_to_their_words_also_where_the_picture_stands_by_itself(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    browser, there = browser_of(colin), f"{HERE}LM-P08/difference/picture/"
    asked = "from=LM-P08%3A1&amp;to=LM-P08%3A2"
    cards = f'href="{HERE}LM-P08/2/#card-'
    page = browser.get(f"{HERE}LM-P08/difference/").content.decode()
    assert f'href="{there}?{asked}"' in page
    assert cards in page

    alone = browser.get(there, {"from": "LM-P08:1", "to": "LM-P08:2"}).content.decode()

    assert cards in alone
    assert f'href="?{asked}&amp;size=150">Larger' in alone
    assert f'href="{HERE}LM-P08/difference/?{asked}">Read it in words' in alone


def test_without_two_versions_there_is_no_picture_of_a_difference(
    cocreate: Programme, colin: User, browser_of: Browser
) -> None:
    cocreate.logic_models.get(identifier="LM-P08").versions.filter(number=2).delete()

    assert browser_of(colin).get(f"{HERE}LM-P08/difference/picture/").status_code == 404
