"""What a report says of its edition."""

from datetime import date

import pytest

from doingwith.reporting.document import BulletList, Document, Note, Paragraph, Section
from doingwith.reporting.editions import Edition, edition_words, fingerprint, with_edition
from doingwith.reporting.taken_back import Weakened, with_taken_back

SPRING = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (Edition(number=1), "This is edition 1 of the report."),
        (
            Edition(number=2, before=SPRING),
            "This is edition 2 of the report. It takes the place of edition 1, last given out on 3 May 2026.",
        ),
        (
            Edition(number=3, before=SPRING, taken_back=1),
            "This is edition 3 of the report. Since edition 2, last given out on 3 May 2026, fewer than "
            "five people have taken their words back. What rested on them says so at the end. Use this "
            "edition in the place of every earlier one, and pass no earlier one on.",
        ),
        (
            Edition(number=5, before=date(2026, 6, 1), taken_back=5, whole=(2, SPRING)),
            "This is edition 5 of the report. It takes the place of edition 4, last given out on 1 June "
            "2026. Since edition 2, last given out on 3 May 2026, 5 people have taken their words back. What "
            "rested on them says so at the end. Use this edition in the place of every earlier one, and pass "
            "no earlier one on.",
        ),
    ],
)
def test_an_edition_says_what_came_of_the_one_before(edition: Edition, words: str) -> None:
    assert edition_words(edition) == words


def test_of_few_people_it_does_not_say_how_many() -> None:
    few = edition_words(Edition(number=2, before=SPRING, taken_back=4))
    words = edition_words(Edition(number=2, before=SPRING, taken_back=1_200))

    assert "fewer than five people have taken their words back." in few
    assert "1,200 people have taken their words back." in words


def test_it_stands_first_and_as_a_note_when_words_were_taken_back() -> None:
    document = Document(title="T", sections=(Section("One", "one"),))

    plain = with_edition(document, Edition(number=2, before=SPRING))
    warned = with_edition(document, Edition(number=2, before=SPRING, taken_back=2))

    assert [section.anchor for section in plain.sections] == ["edition", "one"]
    assert isinstance(plain.sections[0].blocks[0], Paragraph)
    assert isinstance(warned.sections[0].blocks[0], Note)


def test_what_says_the_same_has_the_same_fingerprint() -> None:
    one = Document(title="T", sections=(Section("One", "one"),))

    assert fingerprint(one) == fingerprint(Document(title="T", sections=(Section("One", "one"),)))
    assert fingerprint(one) != fingerprint(Document(title="T", sections=(Section("Two", "one"),)))
    assert len(fingerprint(one)) == 64


def test_what_rested_on_words_taken_back_says_so_at_the_end() -> None:
    document = Document(title="T", sections=(Section("One", "one"),))
    weakened = [Weakened(case="CS1", factor="R2", passages=1), Weakened(case="CS2", factor="R2", passages=3)]

    found = with_taken_back(document, weakened).sections[-1]

    assert found.blocks[0] == Paragraph(
        (
            "2 judgements rest on less than before, because words were taken back by whoever told them. They "
            "stay as what the evaluators concluded, and should be looked at again.",
        )
    )
    assert isinstance(found.blocks[1], BulletList)
    assert found.blocks[1].items == (("CS1, R2: 1 passage",), ("CS2, R2: 3 passages",))
    assert with_taken_back(document, []) == document
    one = with_taken_back(document, weakened[:1]).sections[-1].blocks[0]
    assert isinstance(one, Paragraph)
    assert str(one.spans[0]).startswith("1 judgement rests on less than before")
