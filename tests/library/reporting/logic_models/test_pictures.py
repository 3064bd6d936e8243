"""Pictures, slides and documents of logic models: what they say, to the eye and to the ear."""

import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import PIL.Image
import pytest
from bench.synthetic_models import large_model
from pptx import Presentation

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.fates import LinkFate, NodeFate
from doingwith.logic_models.model import LogicModel
from doingwith.reporting.document import Figure
from doingwith.reporting.logic_models.difference_drawing import FATE_MARKS, card_of, difference_drawing
from doingwith.reporting.logic_models.document import difference_document, version_document
from doingwith.reporting.logic_models.drawing import Drawing
from doingwith.reporting.logic_models.picture import drawing_figure
from doingwith.reporting.logic_models.slides import to_pptx
from doingwith.reporting.logic_models.version_drawing import version_drawing
from doingwith.reporting.markdown import to_markdown
from doingwith.reporting.word import to_docx

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def needs(cocreate: ProgrammeRecord) -> LogicModel:
    """The model of case 4, drawn before and after."""
    return cocreate.logic_model_by_id["LM-P17"]


@pytest.fixture(scope="module")
def change(needs: LogicModel) -> Drawing:
    return difference_drawing(model_difference(*needs.versions), "What changed")


def texts(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


class TestPicture:
    def test_it_is_shown_as_large_as_is_asked(self, needs: LogicModel) -> None:
        drawn = version_drawing(needs.versions[0], "Hopes")
        plain, twice = (ElementTree.fromstring(drawing_figure(drawn, scale=scale).svg) for scale in (1, 2))

        assert float(twice.get("width", 0)) == pytest.approx(2 * float(plain.get("width", 0)), abs=0.2)
        assert twice.get("viewBox") == plain.get("viewBox")

    def test_cards_of_a_difference_lead_to_the_version_that_has_them(self, needs: LogicModel) -> None:
        difference = model_difference(*needs.versions)
        document = difference_document(
            needs, difference, card_link=lambda name: "#{}-{}".format(*card_of(name))
        )
        blocks = (block for _, section in document.all_sections() for block in section.blocks)
        svg = next(block for block in blocks if isinstance(block, Figure)).svg
        tree = ElementTree.fromstring(svg)
        gone = {node.id for change in difference.nodes if not change.after for node in change.before}
        there = {node.id for node in needs.versions[-1].nodes}

        assert tree.get("role") == "group"
        assert {link.get("href") for link in tree.iter(f"{SVG}a")} == {
            *(f"#{name}-False" for name in there),
            *(f"#{name}-True" for name in gone),
        }

    def test_what_cards_and_links_rest_on_is_in_the_words(self, needs: LogicModel) -> None:
        token = "0f8fad5b-d9cb-469f-a165-70867728950e"
        version = needs.versions[0]
        nodes = (replace(version.nodes[0], evidence=("e2", token)), *version.nodes[1:])
        links = (replace(version.links[0], evidence=("e3",)), *version.links[1:])

        told = to_markdown(version_document(needs, replace(version, nodes=nodes, links=links)))

        assert "rests on e2 and 1 passage" in told
        assert "Rests on e3" in told
        assert token not in told

    def test_it_has_a_title_and_says_where_its_words_are(self, needs: LogicModel) -> None:
        tree = ElementTree.fromstring(drawing_figure(version_drawing(needs.versions[0], "Hopes")).svg)

        assert tree.findtext(f"{SVG}title") == "Hopes"
        assert tree.findtext(f"{SVG}desc") == (
            "A logic model with 7 cards and 6 links. The list and the table below say the same in words."
        )
        assert tree.get("role") == "img"

    def test_cards_are_links_in_reading_order_where_they_have_addresses(self, needs: LogicModel) -> None:
        figure = drawing_figure(
            version_drawing(needs.versions[1], "After"), card_link=lambda name: f"#{name}"
        )
        tree = ElementTree.fromstring(figure.svg)
        order = [link.get("href", "")[1] for link in tree.iter(f"{SVG}a")]

        assert tree.get("role") == "group"
        assert order == sorted(order, key="ciaoum".index)
        assert all(link.get("aria-label") for link in tree.iter(f"{SVG}a"))

    def test_it_says_in_words_what_colours_and_outlines_say(self, change: Drawing) -> None:
        words = texts(drawing_figure(change).svg)

        assert sum(word.startswith("NEW") for word in words) == 8
        assert sum(word.startswith("REWORDED") for word in words) == 2
        assert any("\u2713 held" in word and "~ weakened" in word for word in words)

    def test_each_link_is_numbered_as_in_the_table(self, change: Drawing) -> None:
        words = texts(drawing_figure(change).svg)

        assert all(arrow.label in words for arrow in change.arrows)
        assert [arrow.number for arrow in change.arrows] == list(range(1, 18))

    def test_what_was_dropped_stays_in_the_picture_and_says_so(self, cocreate: ProgrammeRecord) -> None:
        model = cocreate.logic_model_by_id["LM-P20"]
        drawing = difference_drawing(model_difference(*model.versions), "Stopped")
        gone = [card for card in drawing.cards if card.above == ("NOT IN THE LATER VERSION",)]

        assert [card.text for card in gone] == [
            "Three ways of collecting feedback are tried out in departments",
            "Ways of collecting feedback that other departments can take over",
        ]

    def test_every_fate_of_a_link_has_a_mark_of_its_own(self) -> None:
        assert set(FATE_MARKS) == set(LinkFate)
        assert len(set(FATE_MARKS.values())) == len(LinkFate)

    def test_letters_that_mean_something_in_xml_are_only_letters(self) -> None:
        model = large_model(5, 3)
        node = replace(model.nodes[0], text='<script>alert("&")</script>')
        version = replace(model, nodes=(node, *model.nodes[1:]))

        assert node.text in "".join(texts(drawing_figure(version_drawing(version, "&")).svg))


class TestSlides:
    def test_every_card_and_link_is_a_shape_that_can_be_changed(self, change: Drawing) -> None:
        slide: Any = Presentation(BytesIO(to_pptx(change))).slides[0]
        shapes = {shape.name: shape for shape in slide.shapes}

        for card in change.cards:
            assert shapes[card.text].text_frame.text.split("\n") == [*card.above, card.text, *card.below]
        connectors = [shape for shape in slide.shapes if shape.name.startswith("Link ")]
        assert len(connectors) == len(change.arrows)

    def test_connectors_are_glued_to_their_cards(self, change: Drawing) -> None:
        slide: Any = Presentation(BytesIO(to_pptx(change))).slides[0]
        ids = {shape.name: shape.shape_id for shape in slide.shapes}
        names = {card.id: card.text for card in change.cards}
        glued = {
            shape.name: [int(node.get("id")) for node in shape._element.iter() if node.tag.endswith("Cxn")]
            for shape in slide.shapes
            if shape.name.startswith("Link ") and shape._element.tag.endswith("cxnSp")
        }

        assert len(glued) == 9
        for arrow in change.arrows:
            if f"Link {arrow.number}" not in glued:
                continue  # a line with a curve of its own: test_slides.py asks where it ends
            assert glued[f"Link {arrow.number}"] == [ids[names[arrow.start]], ids[names[arrow.end]]]

    def test_alternative_texts_and_notes_hold_it_in_words(self, change: Drawing) -> None:
        slide: Any = Presentation(BytesIO(to_pptx(change))).slides[0]
        described = {
            node.get("descr") for shape in slide.shapes for node in shape._element.iter() if node.get("descr")
        }
        notes = slide.notes_slide.notes_text_frame.text

        assert {arrow.spoken for arrow in change.arrows} <= described
        assert all(card.spoken in described and card.spoken in notes for card in change.cards)

    def test_all_of_it_stands_on_the_slide(self) -> None:
        deck: Any = Presentation(BytesIO(to_pptx(version_drawing(large_model(60, 90), "Large"))))

        for shape in deck.slides[0].shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


class TestDocuments:
    def test_a_version_is_told_whole_in_words(self, needs: LogicModel) -> None:
        text = to_markdown(version_document(needs, needs.versions[1]))

        for node in needs.versions[1].nodes:
            assert node.text in text
        for link in needs.versions[1].links:
            assert link.because in text
        assert "The council can pay for it (does not hold)" in text
        assert "The case names no hope for the longer term." in text
        assert "Nobody has answered yet." in text

    def test_a_difference_is_told_whole_in_words(self, needs: LogicModel) -> None:
        text = to_markdown(difference_document(needs, model_difference(*needs.versions)))

        assert "Of 15 cards, 5 kept, 2 reworded and 8 added." in text
        assert "Of 17 links, 5 held, 1 weakened and 11 added." in text
        assert "Of 1 outcome hoped for, 1 not achieved. Of 6 links that could be tested, 5 held." in text
        assert "users feel heard (good; achieved)" in text

    def test_the_difference_of_box_1_and_box_3_can_be_seen(self, cocreate: ProgrammeRecord) -> None:
        before, after = cocreate.logic_model_by_id["LM-programme"].versions
        difference = model_difference(before, after)

        assert [change.before[0].text for change in difference.nodes_that(NodeFate.DROPPED)] == [
            "what people do widens"
        ]
        assert [node.text for node in difference.nodes_that(NodeFate.SPLIT)[0].after] == [
            "more, and more diverse, people take part and can be heard",
            "users feel heard",
        ]
        assert sum(len(link.when) for link in after.links[:2]) == 18

    def test_who_drew_both_and_what_came_of_it_stands_before_the_picture(self, needs: LogicModel) -> None:
        text = to_markdown(difference_document(needs, model_difference(*needs.versions)))
        places = [
            text.index(words)
            for words in (
                "**Before:** Version 1, drawn before the work (a priori). Who was in the room: not reported.",
                "**After:** Version 2, drawn after the work (post facto).",
                "Of 1 outcome hoped for",
                "Of 15 cards, 5 kept",
                "The cards",
            )
        ]

        assert places == sorted(places)

    def test_word_has_the_picture_with_its_alternative_text(self, needs: LogicModel) -> None:
        package = ZipFile(BytesIO(to_docx(version_document(needs, needs.versions[0]))))
        body = package.read("word/document.xml").decode()

        assert "A logic model with 7 cards and 6 links." in body.split('descr="')[1]
        assert len([name for name in package.namelist() if name.endswith(".svg")]) == 1

    def test_word_has_the_picture_as_dots_for_programs_that_draw_no_svg(self, needs: LogicModel) -> None:
        pytest.importorskip("weasyprint", exc_type=OSError)
        package = ZipFile(BytesIO(to_docx(version_document(needs, needs.versions[0]))))
        (name,) = [name for name in package.namelist() if name.endswith(".png")]
        picture = PIL.Image.open(BytesIO(package.read(name)))

        assert picture.width in (1600, 1601)
        assert len(picture.convert("RGB").getcolors(256) or []) > 4
        assert "If you see no picture" not in package.read("word/document.xml").decode()

    def test_word_says_so_where_no_dots_can_be_made(
        self, needs: LogicModel, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "weasyprint", None)
        package = ZipFile(BytesIO(to_docx(version_document(needs, needs.versions[0]))))

        assert (
            "If you see no picture above these words, your program draws no pictures of this kind: open the "
            "file in Word 2016 or later, or take the report as a web page."
        ) in package.read("word/document.xml").decode()
