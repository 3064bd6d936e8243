"""The theory difference against a slow twin, and what must hold of any difference."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties.following import slow_ties
from tests.properties.programmes import theory_chains, theory_pairs

from doingwith.analysis.theory_difference import PartDifference, theory_difference
from doingwith.theory.theory import Clause, Part, Statement, TheoryVersion

Pair = tuple[TheoryVersion, TheoryVersion]
Tie = tuple[str, str]


def slow_kept(before: tuple[Clause, ...], after: tuple[Clause, ...]) -> Counter[str]:
    """How often each wording stands on both sides."""
    return Counter(clause.text for clause in before) & Counter(clause.text for clause in after)


def slow_carried(pair: Pair) -> set[tuple[str, str]]:
    """Every earlier idea that a later clause says it keeps, in other words."""
    old = {clause.id: clause for one in pair[0].statements for _, clause in one.all_clauses()}
    return {
        (kept, clause.id)
        for one in pair[1].statements
        for _, clause in one.all_clauses()
        for kept in clause.keeps
        if old[kept].text != clause.text
    }


def side(statement: Statement | None, part: Part) -> tuple[Clause, ...]:
    return statement.clauses(part) if statement else ()


def lists(pair: Pair) -> list[tuple[tuple[Clause, ...], tuple[Clause, ...], PartDifference]]:
    return [
        (side(one.before, part.part), side(one.after, part.part), part)
        for one in theory_difference(*pair).statements
        for part in one.parts
        if part.part is not Part.IF
    ]


@given(theory_pairs)
def test_a_version_differs_in_nothing_from_itself(pair: Pair) -> None:
    for version in pair:
        assert theory_difference(version, version).is_empty


@given(theory_pairs)
def test_kept_clauses_are_the_wordings_on_both_sides(pair: Pair) -> None:
    for before, after, part in lists(pair):
        assert Counter(clause.text for clause in part.kept) == slow_kept(before, after)


@given(theory_pairs)
def test_reworded_clauses_are_the_ideas_carried_on(pair: Pair) -> None:
    found = [(one.before.id, one.after.id) for _, _, part in lists(pair) for one in part.reworded]

    assert sorted(found) == sorted(slow_carried(pair))


@given(theory_pairs)
def test_every_clause_after_is_kept_reworded_or_added(pair: Pair) -> None:
    for _, after, part in lists(pair):
        carried = {one.after.id for one in part.carried}
        told = {clause.id for clause in (*part.kept, *part.added)} | carried
        assert told == {clause.id for clause in after}
        assert not {clause.id for clause in part.added} & carried
        assert part.now == after


@given(theory_pairs)
def test_a_clause_before_is_dropped_when_neither_its_words_nor_its_idea_go_on(pair: Pair) -> None:
    carried = {name for one in pair[1].statements for _, clause in one.all_clauses() for name in clause.keeps}
    for before, after, part in lists(pair):
        dropped = Counter(clause.text for clause in part.dropped)
        lost = Counter(clause.text for clause in before) - slow_kept(before, after)
        assert dropped <= lost
        assert not {clause.id for clause in part.dropped} & carried
        assert (lost - dropped).total() <= len(carried)


@given(theory_pairs)
def test_every_statement_of_both_versions_is_told_of(pair: Pair) -> None:
    found = theory_difference(*pair).statements

    assert [one.after for one in found if one.after] == list(pair[1].statements)
    assert {one.before.id for one in found if one.before} == {one.id for one in pair[0].statements}


@given(theory_pairs)
def test_read_backwards_added_becomes_dropped(pair: Pair) -> None:
    there, back = theory_difference(*pair), theory_difference(pair[1], pair[0])
    added = [clause.id for one in there.statements for part in one.parts for clause in part.added]
    dropped = [clause.id for one in back.statements for part in one.parts for clause in part.dropped]

    assert sorted(added) == sorted(dropped)


# --- moved, split and merged --------------------------------------------------------------------------------


def slow_places(version: TheoryVersion) -> dict[str, tuple[Statement, Part]]:
    return {
        clause.id: (one, part) for one in version.statements for part in Part for clause in one.clauses(part)
    }


def told_as(pair: Pair, kind: str) -> set[Tie]:
    parts = [part for one in theory_difference(*pair).statements for part in one.parts]
    return {(one.before.id, one.after.id) for part in parts for one in getattr(part, kind)}


@given(theory_pairs)
def test_moved_split_and_merged_are_what_going_through_every_tie_finds(pair: Pair) -> None:
    ties = slow_ideas(*pair, slow_statements(*pair))
    was, now = slow_places(pair[0]), slow_places(pair[1])
    moved = {
        (old, new)
        for old, new in ties
        if was[old][1] is not now[new][1] or (was[old][0].id, now[new][0].id) not in slow_statements(*pair)
    }
    words = {
        clause.id: clause.text
        for version in pair
        for one in version.statements
        for _, clause in one.all_clauses()
    }
    plain = {tie for tie in ties - moved if words[tie[0]] == words[tie[1]]}
    split = {tie for tie in ties if sum(old == tie[0] for old, _ in ties) > 1}
    merged = {tie for tie in ties if sum(new == tie[1] for _, new in ties) > 1}

    assert told_as(pair, "moved") == told_as(pair, "moved_away") == moved
    for kind, slowly in (("split", split), ("merged", merged)):
        assert slowly - plain <= told_as(pair, kind) <= slowly


@given(theory_pairs)
def test_the_difference_applied_to_the_old_gives_the_new(pair: Pair) -> None:
    """What the difference tells is taken out of the old and put in, clause by clause, place by place."""
    found = theory_difference(*pair)
    parts = [(one, part) for one in found.statements for part in one.parts if part.part is not Part.IF]
    written = {
        (one.after.id if one.after else one.before.id if one.before else "", part.part): list(
            side(one.before, part.part)
        )
        for one, part in parts
    }
    went_on = {each.before.id for _, part in parts for each in (*part.carried, *part.moved_away)}
    for one, part in parts:
        name = (one.after.id if one.after else one.before.id if one.before else "", part.part)
        kept = Counter(clause.text for clause in part.kept)
        rest = []
        for clause in sorted(written[name], key=lambda clause: clause.id in went_on):
            if clause in part.dropped or (clause.id in went_on and not kept[clause.text]):
                continue
            kept[clause.text] -= 1
            rest.append(clause.text)
        arrived = {each.after.id: each.after.text for each in part.carried if each.after not in part.kept}
        new = Counter([*rest, *arrived.values(), *(clause.text for clause in part.added)])

        assert new == Counter(clause.text for clause in side(one.after, part.part))


@given(theory_pairs, st.randoms(use_true_random=False))
def test_a_version_differs_in_nothing_from_a_permuted_copy(pair: Pair, chance: Random) -> None:
    for version in pair:
        statements = [
            replace(
                one,
                **{part.value: shuffled(one.clauses(part), chance) for part in Part if part is not Part.IF},
            )
            for one in version.statements
        ]
        copy = replace(version, statements=shuffled(statements, chance))

        assert theory_difference(version, copy).is_empty
        assert theory_difference(copy, version).is_empty


def shuffled(items: Sequence[Any], chance: Random) -> tuple[Any, ...]:
    return tuple(chance.sample(list(items), len(items)))


# --- through the versions between --------------------------------------------------------------------------

Chain = tuple[TheoryVersion, ...]


def slow_statements(one: TheoryVersion, other: TheoryVersion) -> set[Tie]:
    return {
        (old.id, new.id)
        for old in one.statements
        for new in other.statements
        if old.id in (new.id, new.revises) or old.revises == new.id
    }


def slow_ideas(one: TheoryVersion, other: TheoryVersion, statements: set[Tie]) -> set[Tie]:
    """Clauses in the same words in one place, and those that one says it keeps.

    Of several in the same words those that one says it keeps come first, and then the first with the first.
    """
    ties = {
        (old.id, new.id)
        for first in one.statements
        for second in other.statements
        for _, old in first.all_clauses()
        for _, new in second.all_clauses()
        if old.id in new.keeps or new.id in old.keeps
    }
    for second in other.statements:
        befores = [first for first in one.statements if (first.id, second.id) in statements]
        for part in Part if befores else ():
            left, taken = list(befores[0].clauses(part)), set()
            for new in second.clauses(part):
                alike = [old for old in left if old.text == new.text and old.id in new.keeps]
                for old in alike[:1]:
                    left.remove(old)
                    taken.add(new.id)
            for new in second.clauses(part):
                alike = [old for old in left if old.text == new.text and new.id not in taken]
                for old in alike[:1]:
                    left.remove(old)
                    ties.add((old.id, new.id))
    return ties


@settings(deadline=None)
@given(theory_chains)
def test_along_a_chain_it_is_composed_of_the_differences_between_neighbours(chain: Chain) -> None:
    first, last = chain[0], chain[-1]
    statements = slow_ties([slow_statements(*step) for step in pairwise(chain)], slow_statements(first, last))
    ideas = slow_ties(
        [slow_ideas(*step, slow_statements(*step)) for step in pairwise(chain)],
        slow_ideas(first, last, statements),
    )
    words = {
        clause.id: clause.text for one in chain for each in one.statements for _, clause in each.all_clauses()
    }

    found = theory_difference(first, last, chain)

    assert found.through == tuple(version.id for version in chain[1:-1])
    reworded = [pair for one in found.statements for part in one.parts for pair in part.reworded]
    assert {(pair.before.id, pair.after.id) for pair in reworded if not pair.after.id.endswith(".if")} == {
        tie for tie in ideas if words[tie[0]] != words[tie[1]]
    }
    paired = {(one.before.id, one.after.id) for one in found.statements if one.before and one.after}
    assert paired <= statements
    added, dropped = (
        {one.after.id for one in found.statements if one.after and not one.before},
        {one.before.id for one in found.statements if one.before and not one.after},
    )
    assert added == {one.id for one in last.statements} - {new for _, new in statements}
    assert dropped == {one.id for one in first.statements} - {old for old, _ in statements}


@settings(deadline=None)
@given(theory_chains)
def test_neighbours_and_a_version_itself_are_compared_as_if_no_other_were_there(chain: Chain) -> None:
    for before, after in pairwise(chain):
        assert theory_difference(before, after, chain) == theory_difference(before, after)
        assert theory_difference(before, before, chain).is_empty


@settings(deadline=None)
@given(theory_chains)
def test_read_backwards_along_a_chain_added_becomes_dropped(chain: Chain) -> None:
    there, back = theory_difference(chain[0], chain[-1], chain), theory_difference(chain[-1], chain[0], chain)

    assert {one.after for one in there.statements if one.before is None} == {
        one.before for one in back.statements if one.after is None
    }
