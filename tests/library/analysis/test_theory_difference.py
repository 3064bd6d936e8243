"""What changed between two versions of a theory."""

from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.analysis.theory_difference import PartDifference, TheoryDifference, theory_difference
from doingwith.reporting.clause_changes import change_words, fate_words
from doingwith.theory.drafting import (
    add_clause,
    begin_revision,
    edit_clause,
    finished,
    place_clause,
    remove_clause,
)
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion


class TestCoCreate:
    @pytest.fixture
    def difference(self, cocreate: ProgrammeRecord) -> TheoryDifference:
        return theory_difference(cocreate.theory_by_id["preliminary"], cocreate.theory_by_id["revised"])

    def test_pairs_the_four_statements(self, difference: TheoryDifference) -> None:
        pairs = [(found.before.id, found.after.id) for found in difference.statements]

        assert pairs == [(f"toc{number}.prelim", f"toc{number}.rev") for number in range(1, 5)]

    @pytest.mark.parametrize(("number", "count"), [(1, 6), (2, 11)])
    def test_statements_one_and_two_gain_a_when_list(
        self, difference: TheoryDifference, number: int, count: int
    ) -> None:
        part = difference.statements[number - 1].part(Part.WHEN)

        assert (len(part.added), len(part.now), part.dropped) == (count, count, ())

    def test_statement_three_has_a_then_list_of_six(self, difference: TheoryDifference) -> None:
        assert len(difference.statements[2].part(Part.THEN).now) == 6

    def test_statement_three_drops_the_idea_that_what_people_do_widens(
        self, difference: TheoryDifference
    ) -> None:
        dropped = difference.statements[2].part(Part.THEN).dropped

        assert [clause.text for clause in dropped] == ["what people do widens"]

    def test_statement_three_says_two_old_ideas_in_new_words(self, difference: TheoryDifference) -> None:
        reworded = difference.statements[2].part(Part.THEN).reworded

        assert [(pair.before.id, pair.after.id) for pair in reworded] == [
            ("toc3.prelim.then3", "toc3.rev.then1"),
            ("toc3.prelim.then1", "toc3.rev.then3"),
            ("toc3.prelim.then3", "toc3.rev.then6"),
        ]

    def test_statement_four_gains_a_because_list_of_six(self, difference: TheoryDifference) -> None:
        assert len(difference.statements[3].part(Part.BECAUSE).added) == 6

    def test_every_if_is_kept(self, difference: TheoryDifference) -> None:
        assert all(found.part(Part.IF).is_empty for found in difference.statements)

    @pytest.mark.parametrize("version", ["preliminary", "revised"])
    def test_a_version_differs_in_nothing_from_itself(self, cocreate: ProgrammeRecord, version: str) -> None:
        theory = cocreate.theory_by_id[version]

        assert theory_difference(theory, theory).is_empty


class TestClauses:
    def test_the_same_words_are_kept_whatever_their_identifier(self) -> None:
        part = _then(_clauses("a"), _clauses("a", prefix="b"))

        assert ([clause.text for clause in part.kept], part.is_empty) == (["a"], True)

    def test_the_same_words_about_other_factors_are_relinked(self) -> None:
        part = _then(
            (Clause(id="1", text="a", factors=("L1",)),), (Clause(id="1", text="a", factors=("L2",)),)
        )

        assert [(pair.before.factors, pair.after.factors) for pair in part.relinked] == [(("L1",), ("L2",))]
        assert not part.is_empty

    def test_an_idea_in_new_words_is_reworded_and_neither_added_nor_dropped(self) -> None:
        part = _then(_clauses("a"), (Clause(id="n", text="b", keeps=("c1",)),))

        assert [(pair.before.text, pair.after.text) for pair in part.reworded] == [("a", "b")]
        assert (part.added, part.dropped) == ((), ())

    def test_one_idea_may_become_two(self) -> None:
        after = (Clause(id="n1", text="b", keeps=("c1",)), Clause(id="n2", text="c", keeps=("c1",)))

        assert len(_then(_clauses("a"), after).reworded) == 2

    def test_a_clause_said_twice_and_then_once_is_dropped_once(self) -> None:
        part = _then(_clauses("a", "a"), _clauses("a", prefix="n"))

        assert (len(part.kept), len(part.dropped)) == (1, 1)

    def test_an_idea_that_moves_to_another_part_is_not_lost(self) -> None:
        before = _version(Statement(id="s", if_="x", when=_clauses("a")))
        after = _version(Statement(id="s", if_="x", because=(Clause(id="n", text="b", keeps=("c1",)),)))

        found = theory_difference(before, after).statements[0]

        assert found.part(Part.WHEN).dropped == ()
        assert [pair.after.text for pair in found.part(Part.BECAUSE).reworded] == ["b"]


class TestMoved:
    def test_the_same_words_in_another_part_are_moved_and_neither_added_nor_dropped(self) -> None:
        before = _version(Statement(id="s", if_="x", when=_clauses("a")))
        after = _version(Statement(id="s", if_="x", because=(Clause(id="n", text="a", keeps=("c1",)),)))

        found = theory_difference(before, after).statements[0]

        when, because = found.part(Part.WHEN), found.part(Part.BECAUSE)
        (moved,) = because.moved
        assert (moved.before.id, moved.after.id) == ("c1", "n")
        assert moved.was is not None
        assert (moved.was.number, moved.was.part) == (1, Part.WHEN)
        assert when.moved_away == because.moved
        assert (when.dropped, because.added, because.reworded) == ((), (), ())
        assert not when.is_empty
        assert fate_words(because, moved) == "moved from statement 1, WHEN"

    def test_a_clause_that_a_draft_puts_into_another_statement_is_moved_once_agreed(self) -> None:
        before = _version(
            Statement(id="s", if_="x", when=_clauses("a", "b")),
            Statement(id="t", if_="y", because=_clauses("d", prefix="e")),
        )
        draft = place_clause(begin_revision(before, id="w"), "w.s1.when1", "w.s2", Part.THEN)
        after = finished(draft, before)

        first, second = theory_difference(before, after).statements

        (moved,) = second.part(Part.THEN).moved
        assert (moved.before.text, fate_words(second.part(Part.THEN), moved)) == (
            "a",
            "moved from statement 1, WHEN",
        )
        assert [pair.after.text for pair in first.part(Part.WHEN).moved_away] == ["a"]
        assert [clause.text for clause in first.part(Part.WHEN).kept] == ["b"]

    def test_can_be_moved_and_reworded_at_once(self) -> None:
        before = _version(Statement(id="s", if_="x", when=_clauses("a")))
        after = _version(Statement(id="s", if_="x", then=(Clause(id="n", text="b", keeps=("c1",)),)))

        part = theory_difference(before, after).statements[0].part(Part.THEN)

        assert change_words(part, "n") == "moved from statement 1, WHEN, and reworded"

    def test_order_inside_a_list_is_no_move(self) -> None:
        assert _then(_clauses("a", "b"), tuple(reversed(_clauses("a", "b")))).is_empty


class TestSplitAndMerged:
    def test_one_idea_in_two_clauses_is_split(self) -> None:
        after = (Clause(id="n1", text="a"), Clause(id="n2", text="c", keeps=("c1",)))

        part = _then(_clauses("a"), after)

        assert [pair.after.id for pair in part.split] == ["n2"]
        assert change_words(part, "n2") == "split and reworded"
        assert not part.is_empty

    def test_two_ideas_in_one_clause_are_merged(self) -> None:
        part = _then(_clauses("a", "b"), (Clause(id="n", text="a and b", keeps=("c1", "c2")),))

        assert [(pair.before.id, pair.after.id) for pair in part.merged] == [("c1", "n"), ("c2", "n")]
        assert part.split == part.dropped == part.added == ()
        assert change_words(part, "n") == "merged and reworded"


class TestStatements:
    def test_an_if_in_other_words_is_reworded(self) -> None:
        found = theory_difference(_version(Statement(id="s", if_="x")), _version(Statement(id="s", if_="y")))

        (pair,) = found.statements[0].part(Part.IF).reworded
        assert (pair.before.text, pair.after.text) == ("x", "y")

    def test_a_new_statement_is_added_with_all_its_clauses(self) -> None:
        found = theory_difference(_version(), _version(Statement(id="s", if_="x", then=_clauses("a"))))

        (statement,) = found.statements
        assert (statement.number, statement.before) == (1, None)
        assert [len(part.added) for part in statement.parts] == [1, 0, 1, 0]

    def test_a_statement_that_nobody_revises_is_dropped(self) -> None:
        found = theory_difference(
            _version(Statement(id="s", if_="x"), Statement(id="t", if_="y", then=_clauses("a"))),
            _version(Statement(id="s2", if_="x", revises="s")),
        )

        assert [(one.number, one.after is None) for one in found.statements] == [(1, False), (2, True)]
        assert not found.is_empty

    def test_works_backwards_too(self, cocreate: ProgrammeRecord) -> None:
        back = theory_difference(cocreate.theory_by_id["revised"], cocreate.theory_by_id["preliminary"])

        assert [len(one.part(Part.WHEN).dropped) for one in back.statements] == [6, 11, 0, 0]
        assert [clause.text for clause in back.statements[2].part(Part.THEN).added] == [
            "what people do widens"
        ]


class TestThroughVersionsBetween:
    """Each revision gives new identifiers and speaks of the version before it alone."""

    FIRST = TheoryVersion(
        id="one",
        label="One",
        statements=(
            Statement(
                id="s",
                if_="we ask",
                when=(Clause(id="w1", text="time"), Clause(id="w2", text="trust")),
                then=(Clause(id="t1", text="people speak"),),
            ),
        ),
    )
    SECOND = edit_clause(
        begin_revision(FIRST, id="two"), "two.s1.when2", text="trust between people", factors=()
    )
    THIRD = finished(
        edit_clause(begin_revision(SECOND, id="three"), "three.s1.then1", text="all speak", factors=()),
        SECOND,
    )
    VERSIONS = (FIRST, SECOND, THIRD)

    def test_a_statement_revised_twice_is_neither_added_nor_dropped(self) -> None:
        found = theory_difference(self.FIRST, self.THIRD, self.VERSIONS)

        (one,) = found.statements
        assert (one.before, one.after) == (self.FIRST.statements[0], self.THIRD.statements[0])
        assert found.through == ("two",)

    def test_each_clause_is_followed_to_its_words_now(self) -> None:
        (one,) = theory_difference(self.FIRST, self.THIRD, self.VERSIONS).statements

        when, then = one.part(Part.WHEN), one.part(Part.THEN)
        assert [clause.text for clause in when.kept] == ["time"]
        assert [(pair.before.text, pair.after.text) for pair in (*when.reworded, *then.reworded)] == [
            ("trust", "trust between people"),
            ("people speak", "all speak"),
        ]
        assert [part.added + part.dropped for part in one.parts] == [()] * 4

    def test_words_changed_and_changed_back_are_kept(self) -> None:
        again = edit_clause(begin_revision(self.SECOND, id="x"), "x.s1.when2", text="trust", factors=())

        assert theory_difference(self.FIRST, again, (*self.VERSIONS, again)).is_empty

    def test_two_that_revise_one_are_compared_through_it(self) -> None:
        other = edit_clause(begin_revision(self.FIRST, id="b"), "b.s1.when2", text="good faith", factors=())

        (one,) = theory_difference(other, self.SECOND, (*self.VERSIONS, other)).statements

        assert [(pair.before.text, pair.after.text) for pair in one.part(Part.WHEN).reworded] == [
            ("good faith", "trust between people")
        ]

    def test_what_was_taken_out_between_is_dropped_and_what_came_between_is_added(self) -> None:
        without = remove_clause(begin_revision(self.FIRST, id="x"), "x.s1.when1")
        with_more = add_clause(without, "x.s1", Part.WHEN, text="money")
        last = begin_revision(with_more, id="y")

        (one,) = theory_difference(self.FIRST, last, (self.FIRST, with_more)).statements

        when = one.part(Part.WHEN)
        assert [[clause.text for clause in each] for each in (when.added, when.dropped)] == [
            ["money"],
            ["time"],
        ]


def _clauses(*texts: str, prefix: str = "c") -> tuple[Clause, ...]:
    return tuple(Clause(id=f"{prefix}{at}", text=text) for at, text in enumerate(texts, start=1))


def _version(*statements: Statement) -> TheoryVersion:
    return TheoryVersion(id="v", label="An invented theory", statements=statements)


def _then(before: tuple[Clause, ...], after: tuple[Clause, ...]) -> PartDifference:
    statement = Statement(id="s", if_="x", then=before)
    difference = theory_difference(_version(statement), _version(replace(statement, then=after)))
    return difference.statements[0].part(Part.THEN)
