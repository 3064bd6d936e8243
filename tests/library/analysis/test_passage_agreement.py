"""How far readers agree on marked passages: only where both marked, with form and unit, and without words."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doingwith.analysis.marked_texts import MarkedText, Meaning, marked_texts
from doingwith.analysis.passage_agreement import PairPassages, passage_agreement
from doingwith.analysis.passage_agreement_data import passages_as_data
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case
from doingwith.cases.readings import Reading
from doingwith.evidence.codes import CodeKind
from doingwith.methods.agreement import Mark, krippendorff_alpha
from doingwith.programmes.factors import FactorList

L1, L2 = Meaning(CodeKind.FACTOR, "L1"), Meaning(CodeKind.FACTOR, "L2")
OWN = Meaning(CodeKind.FREE, "waiting")
CODES = (L1, L2, OWN)
CASE = Case(id="C", project="P", title="C", readings=(Reading(reader="a"), Reading(reader="b")))
LENGTH = 12
NO_FACTORS = FactorList(id="f", version=1, label="None", domains=(), factors=())


def mark(start: int, end: int, code: Meaning = L1) -> Mark:
    return Mark(start=start, end=end, code=code)


def text(
    *, read_by: str = "ab", beside: dict[str, int] | None = None, **marks: tuple[Mark, ...]
) -> MarkedText:
    return MarkedText(length=LENGTH, read_by=frozenset(read_by), marks=marks, beside=beside or {})


def compared(*texts: MarkedText) -> PairPassages:
    (pair,) = passage_agreement([CASE], texts, NO_FACTORS)
    return pair


def test_the_invented_example_names_form_and_unit_of_each_value(example: ProgrammeRecord) -> None:
    (pair,) = passage_agreement(example.cases, marked_texts(example), example.factor_list)
    assert (pair.readers, pair.sources, pair.one_sided, pair.beside) == (
        ("evaluator-a", "evaluator-b"),
        8,
        2,
        2,
    )
    assert pair.places is not None
    assert pair.coded is not None
    assert (pair.places.passages, pair.coded.passages) == ((12, 11), (13, 12))
    by_character, by_passage = pair.places.by_character, pair.places.by_passage
    assert (by_character.unit, by_character.form) == ("character", "per character, nominal, gaps count")
    assert (by_passage.unit, by_passage.form) == ("passage", "unitizing, Krippendorff and others 2016")
    assert by_character.value == pytest.approx(0.626834, abs=1e-6)
    assert pair.coded.by_passage.why.endswith("Compare by character instead.")
    assert [one.code.key for one in pair.codes[:4]] == ["H1", "L1", "O3", "F8"]


def test_data_holds_no_word_that_was_marked(example: ProgrammeRecord) -> None:
    found = passage_agreement(example.cases, marked_texts(example), example.factor_list)
    told = json.dumps(passages_as_data(found))
    quotes = [
        one.passage.quote for source in example.marked_sources for one in source.excerpts if one.passage
    ]
    assert quotes
    assert not any(quote in told for quote in quotes)
    assert "Waiting at home" not in told


def test_sources_that_one_of_them_marked_are_counted_and_left_out() -> None:
    pair = compared(
        text(a=(mark(0, 3),), b=(mark(0, 3),)), text(a=(mark(4, 9),)), text(beside={"a": 1, "b": 2, "c": 4})
    )
    assert (pair.sources, pair.one_sided, pair.beside) == (1, 1, 3)
    assert pair.places is not None
    assert (pair.places.passages, pair.places.by_character.value) == ((1, 1), 1)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ((), "Neither of them gave a code to a passage of a text."),
        (
            (text(a=(mark(0, 3),)),),
            "Only a gave codes to passages of a text, so there is nothing to compare.",
        ),
        (
            (text(a=(mark(0, 3),)), text(b=(mark(0, 3),))),
            "They marked passages in no source in common, so there is nothing to compare.",
        ),
    ],
)
def test_where_there_is_nothing_to_compare_a_sentence_says_why(
    texts: tuple[MarkedText, ...], why: str
) -> None:
    pair = compared(*texts)
    assert (pair.why, pair.places, pair.coded, pair.codes) == (why, None, None, ())


def test_only_sources_of_cases_that_both_have_read_count() -> None:
    pair = compared(text(read_by="a", a=(mark(0, 3),), b=(mark(0, 3),)))
    assert pair.why == "Neither of them gave a code to a passage of a text."


def test_two_codes_on_one_passage_leave_the_form_by_passage_without_a_value_for_all_codes_alone() -> None:
    pair = compared(text(a=(mark(0, 5, L1), mark(3, 8, OWN)), b=(mark(0, 8, L1),)))
    assert pair.places is not None
    assert pair.coded is not None
    assert (pair.places.passages, pair.places.by_passage.value) == ((1, 1), 1)
    assert pair.coded.by_passage.value is None
    assert [one.code for one in pair.codes] == [L1]


def test_a_document_of_another_project_is_not_counted(example: ProgrammeRecord) -> None:
    elsewhere = replace(example, cases=(CASE,))
    (pair,) = passage_agreement(elsewhere.cases, marked_texts(elsewhere), example.factor_list)
    assert pair.sources == 0


SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 6)).map(lambda at: (at[0], min(sum(at), LENGTH)))
MARKS = st.lists(
    st.builds(lambda span, code: mark(span[0], span[1], code), SPANS, st.sampled_from(CODES)), max_size=4
)
TEXTS = st.lists(st.builds(lambda a, b: text(a=tuple(a), b=tuple(b)), MARKS, MARKS), max_size=3)


@given(TEXTS)
def test_by_character_it_is_alpha_of_texts_painted_character_by_character(texts: list[MarkedText]) -> None:
    pair = compared(*texts)
    if pair.places is None or pair.coded is None:
        assert not any(one.marks["a"] and one.marks["b"] for one in texts)
        return
    assert pair.coded.by_character.value == painted(texts, CODES)
    assert pair.places.by_character.value == painted(texts, CODES, bare=True)
    for one in pair.codes:
        assert one.figures.by_character.value == painted(texts, (one.code,))


def painted(texts: list[MarkedText], codes: tuple[Meaning, ...], *, bare: bool = False) -> object:
    """Slow and obvious: what each reader gave every single character of the texts that both marked."""
    both = [one for one in texts if one.marks["a"] and one.marks["b"]]
    ratings = [
        [
            str(bool(given) if bare else sorted(map(str, given)))
            for one in both
            for at in range(one.length)
            if (given := {each.code for each in one.marks[reader] if each.start <= at < each.end} & {*codes})
            is not None
        ]
        for reader in ("a", "b")
    ]
    found = krippendorff_alpha(ratings).value
    return None if found is None else pytest.approx(found)
