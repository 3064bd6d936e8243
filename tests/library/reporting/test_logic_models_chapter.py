"""The chapter on logic models: what came of them first, the picture last, all words in the annex."""

from dataclasses import replace

import pytest
from tests.support.report_reading import row_words, section, sentences, tables

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.exchange.bundle.check import read_bundle
from doingwith.logic_models.confirmed import Confirmed, Place, SameNodes
from doingwith.reporting.chapters.logic_models import logic_models
from doingwith.reporting.chapters.logic_models_annex import logic_models_in_words
from doingwith.reporting.context import Context
from doingwith.reporting.document import Document, Figure, Section


def chapters(record: ProgrammeRecord) -> Document:
    context = Context(record)
    return Document(title="A report", sections=(logic_models(context), logic_models_in_words(context)))


@pytest.fixture(scope="module")
def told(cocreate: ProgrammeRecord) -> Document:
    return chapters(cocreate)


def figures(held: Section) -> list[Figure]:
    return [block for block in held.blocks if isinstance(block, Figure)]


def test_says_how_many_projects_have_none(told: Document) -> None:
    assert sentences(section(told, "logic-models")) == [
        "6 logic models. 20 projects of 25 have none. (every card and link in words)"
    ]


def test_says_what_came_of_what_was_hoped_for_before_the_picture(told: Document) -> None:
    held = section(told, "logic-model-LM-P15")

    assert sentences(held)[:2] == [
        "Of the project Young People's Drug & Alcohol Service.",
        "Version 2, drawn after the work (post facto). Who was in the room: not reported. The report looks "
        "back on what happened. What the case tells of how it went, put into columns by the transcriber; "
        "the report prints no logic model. Not frozen.",
    ]
    assert row_words(tables(held)[0])[0][:2] == ["users feel heard", "achieved"]
    assert isinstance(held.blocks[-1], Figure)


def test_tells_what_people_reflected_and_what_they_and_a_machine_say_to_the_three_questions(
    told: Document,
) -> None:
    said = sentences(section(told, "logic-model-LM-P15"))

    assert (
        "Activities: A go-between builds ties, and can make it harder to bring people together later." in said
    )
    assert (
        "Can you follow each outcome back to what was done for it? Nobody has answered yet. "
        "A machine sees 1 thing to look at (which)."
    ) in said
    assert (
        "“A debrief with young people and commissioners” leads to no outcome. "
        "Link it to what it is done for, or ask why it is done."
    ) in sentences(section(told, "logic-model-LM-P15-in-words"))


def test_the_annex_has_every_card_and_link_in_words_and_what_became_of_those_that_changed(
    told: Document, cocreate: ProgrammeRecord
) -> None:
    held = section(told, "logic-model-LM-P15-in-words")
    links, changed, became = tables(held)[:3]
    version = next(one for one in cocreate.logic_models if one.id == "LM-P15").versions[-1]

    assert len(links.rows) == len(version.links)
    assert {node.text for node in version.nodes} <= {
        text.split(" (")[0] for text in sentences(held) for text in [text]
    }
    assert changed.caption == "The cards"
    assert "kept" not in {row[0] for row in row_words(changed)}
    assert any("that stayed as they were are not listed." in text for text in sentences(held))
    assert became.caption == "The links, numbered as in the picture"


def test_the_difference_is_a_picture_on_screens_and_words_on_paper(told: Document) -> None:
    (figure,) = figures(section(told, "logic-model-LM-P15-in-words"))

    assert not figure.on_paper
    assert "The tables below say the same in words." in figure.description


def test_no_two_pictures_of_one_page_share_an_identifier(told: Document) -> None:
    found = [
        figure.svg.split('id="')[1].split('"')[0]
        for _, each in told.all_sections()
        for figure in figures(each)
    ]

    assert len(found) == len(set(found)) == 12


def test_people_s_own_answers_stand_beside_the_machine_s(pytestconfig: pytest.Config) -> None:
    told = chapters(read_bundle(pytestconfig.rootpath / "data" / "example"))
    said = " ".join(text for _, each in told.all_sections() for text in sentences(each))

    assert "Evaluator: partly. The letters: nobody has seen one." in said
    assert "Outcomes: Being heard and getting nothing is worse than it looks in a table." in said
    assert "What would you do in another way next time" in said


def test_a_model_drawn_once_has_nothing_to_compare(cocreate: ProgrammeRecord) -> None:
    model = cocreate.logic_models[1]
    told = chapters(replace(cocreate, logic_models=(replace(model, versions=model.versions[:1]),)))

    assert not any("Since version" in text for text in sentences(section(told, f"logic-model-{model.id}")))
    assert figures(section(told, f"logic-model-{model.id}-in-words")) == []


def test_a_model_without_a_drawing_says_so(cocreate: ProgrammeRecord) -> None:
    model = replace(cocreate.logic_models[1], versions=())
    told = chapters(replace(cocreate, logic_models=(model,)))

    assert sentences(section(told, f"logic-model-{model.id}"))[-1] == "It has not been drawn yet."
    assert sentences(section(told, "logic-models-in-words")) == ["There is no drawing to put into words."]


def test_cards_that_people_hold_for_one_idea_are_one_here_too(
    told: Document, cocreate: ProgrammeRecord
) -> None:
    pilots, brief = (Place(model="LM-P20", version=1, node="a.pilots"),
                     Place(model="LM-P20", version=2, node="a.brief"))  # fmt: skip
    said = replace(cocreate, same_nodes=SameNodes(pairs=(Confirmed(before=pilots, after=brief),)))

    def changed(document: Document) -> list[str]:
        return [one for one in sentences(section(document, "logic-model-LM-P20")) if "Since version 1" in one]

    assert "4 kept, 9 added and 2 dropped." in changed(told)[0]
    assert "4 kept, 1 reworded, 8 added and 1 dropped." in changed(chapters(said))[0]
