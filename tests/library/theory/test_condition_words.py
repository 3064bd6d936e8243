"""Conditions are put to people in words written for them, and nobody is left without a text."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from doingwith.theory.condition_words import (
    WordsPut,
    conditions_of,
    inherited_words,
    joined_words,
    with_words,
    words_put,
)
from doingwith.theory.theory import Clause, ConditionWords, Statement, TheoryVersion

CLAUSE = Clause(id="w1", text="budget holders may decide")
ENGLISH = ConditionWords(clause="w1", language="en", plain="They may decide.", easy="They can say yes.")
POLISH = ConditionWords(clause="w1", language="pl", plain="Mogą decydować.")


def theory(name: str, *clauses: Clause, revises: str | None = None) -> TheoryVersion:
    return TheoryVersion(
        id=name, label=name, revises=revises, statements=(Statement(id=f"{name}.s", if_="x", when=clauses),)
    )


def put(*words: ConditionWords, language: str = "en", easy: bool = False, plain: str = "") -> WordsPut:
    return words_put(CLAUSE, words, language=language, home="en", easy=easy, plain=plain)


class TestPut:
    def test_the_theorys_own_words_stand_where_nobody_wrote_others(self) -> None:
        assert put() == WordsPut(text="budget holders may decide", language="en")
        assert put(easy=True).is_easy is False
        assert put(language="pl").is_in_language is False

    def test_plain_words_stand_before_them_and_those_of_this_time_before_both(self) -> None:
        assert put(ENGLISH).text == "They may decide."
        assert put(ENGLISH, plain="Is it yes?").text == "Is it yes?"
        assert put(ENGLISH, plain="Is it yes?", easy=True).text == "They can say yes."

    def test_somebodys_language_goes_before_easy_read(self) -> None:
        both = put(ENGLISH, POLISH, language="pl", easy=True)

        assert both == WordsPut(text="Mogą decydować.", language="pl", is_easy=False)
        assert put(ENGLISH, language="pl", easy=True) == WordsPut(
            text="They can say yes.", language="en", is_in_language=False
        )

    @given(
        st.lists(
            st.builds(
                ConditionWords,
                clause=st.sampled_from(["w1", "w2"]),
                language=st.sampled_from(["en", "pl"]),
                plain=st.sampled_from(["", "a"]),
                easy=st.sampled_from(["", "b"]),
            )
        ),
        st.sampled_from(["en", "pl"]),
        st.booleans(),
    )
    def test_everybody_reads_something_and_is_told_rightly_what_it_is(
        self, words: list[ConditionWords], language: str, easy: bool
    ) -> None:
        found = put(*words, language=language, easy=easy)

        written = {
            (one.language, text) for one in words if one.clause == "w1" for text in (one.plain, one.easy)
        }
        assert (found.language, found.text) in written | {("en", CLAUSE.text)}
        assert found.is_in_language == (found.language == language)
        if easy and found.is_easy:
            assert found.text == "b"


class TestInherited:
    def test_a_clause_in_the_same_words_keeps_what_was_written_for_it(self) -> None:
        first = with_words(theory("t1", CLAUSE), [ENGLISH, POLISH])
        second = theory("t2", replace(CLAUSE, id="n1"), Clause(id="n2", text="new"), revises="t1")

        assert inherited_words(second, (first, second)) == (
            replace(ENGLISH, clause="n1"),
            replace(POLISH, clause="n1"),
        )

    def test_a_reworded_clause_keeps_nothing(self) -> None:
        first = with_words(theory("t1", CLAUSE), [ENGLISH])
        reworded = Clause(id="n1", text="budget holders decide", keeps=("w1",))

        assert inherited_words(theory("t2", reworded, revises="t1"), (first,)) == ()

    def test_what_was_written_last_holds_in_whatever_version(self) -> None:
        later = replace(ENGLISH, plain="They say yes or no.", written_on=date(2026, 3, 4))
        first = with_words(theory("t1", CLAUSE), [ENGLISH, later])
        last = replace(later, clause="n1", plain="They decide.")
        second = with_words(theory("t2", replace(CLAUSE, id="n1"), revises="t1"), [last])

        assert inherited_words(first, (first,)) == (later,)
        assert inherited_words(first, (first, second)) == (replace(last, clause="w1"),)

    def test_words_for_a_clause_that_is_not_there_are_left_out(self) -> None:
        found = with_words(theory("t1", CLAUSE), [replace(ENGLISH, clause="gone")])

        assert inherited_words(found, (found,)) == ()
        assert conditions_of(found) == (CLAUSE,)


def test_gaps_are_filled_and_no_text_that_stood_is_another_one() -> None:
    asked = [replace(ENGLISH, easy="")]

    found = joined_words(asked, [replace(ENGLISH, plain="Other."), POLISH])

    assert set(found) == {ENGLISH, POLISH}
