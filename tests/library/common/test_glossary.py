import pytest

from doingwith.common.glossary import ENTRIES, GLOSSARY, GlossaryEntry

WORDS_OF_THE_DESIGN = [
    "programme",
    "project",
    "case",
    "brief",
    "rung",
    "account",
    "agreement",
    "document",
    "excerpt",
    "factor",
    "reading",
    "configuration",
    "matrix",
    "panel",
    "promise",
    "participation mode",
    "commissioning stage",
    "design stage",
    "theory of change",
    "logic model",
    "contribution claim",
]


@pytest.mark.parametrize("word", WORDS_OF_THE_DESIGN)
def test_the_glossary_has_every_word_of_the_design(word: str) -> None:
    assert word in GLOSSARY


@pytest.mark.parametrize("entry", GLOSSARY.values(), ids=lambda entry: entry.term)
def test_an_entry_is_a_sentence_a_person_can_read(entry: GlossaryEntry) -> None:
    assert entry.meaning[0].isupper()
    assert entry.meaning.endswith(".")
    assert len(entry.meaning) < 260


def test_no_word_stands_in_two_files() -> None:
    assert len(ENTRIES) == len(GLOSSARY)


def test_the_words_stand_in_the_order_of_the_alphabet() -> None:
    assert list(GLOSSARY) == sorted(GLOSSARY, key=str.lower)


def test_an_entry_asks_its_own_question() -> None:
    assert GLOSSARY["account"].question == "What is an account?"
    assert GLOSSARY["Double Diamond"].anchor == "double-diamond"
