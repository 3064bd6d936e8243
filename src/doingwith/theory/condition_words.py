"""How the conditions of a theory are put to people: in plain words, in Easy Read, in other languages.

A WHEN clause is written by those who know the theory. Whoever is asked whether it is so reads it in words
written for them, as far as there are some; nobody is left without a text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from doingwith.theory.theory import Clause, ConditionWords, TheoryVersion

__all__ = ["WordsPut", "conditions_of", "inherited_words", "joined_words", "with_words", "words_put"]


@dataclass(frozen=True, kw_only=True)
class WordsPut:
    """The text that somebody reads, the language it stands in, and whether it is what they asked for."""

    text: str
    language: str
    is_in_language: bool = True
    is_easy: bool = True


def conditions_of(theory: TheoryVersion) -> tuple[Clause, ...]:
    """The WHEN clauses of every statement, in the theory's order."""
    return tuple(clause for statement in theory.statements for clause in statement.when)


def words_put(
    clause: Clause, words: Iterable[ConditionWords], *, language: str, home: str, easy: bool, plain: str = ""
) -> WordsPut:
    """The condition as somebody reads it who asked for a language, and for Easy Read or not.

    Their own language goes before Easy Read, for a text that nobody can read is not easy. Where nothing is
    written in it they read the language of the theory, ``home``; where there are no plain words, the theory's
    own. ``plain`` are plain words for this one time, in place of the plain words in ``home``.
    """
    of_it = {one.language: one for one in words if one.clause == clause.id}
    here, own = of_it.get(language), of_it.get(home)
    found = [
        (here.easy if here and easy else "", language, True),
        (here.plain if here and language != home else "", language, False),
        (own.easy if own and easy else "", home, True),
        (plain or (own.plain if own else "") or clause.text, home, False),
    ]
    text, stands_in, is_easy = next(one for one in found if one[0])
    return WordsPut(
        text=text, language=stands_in, is_in_language=stands_in == language, is_easy=is_easy or not easy
    )


def inherited_words(theory: TheoryVersion, versions: Sequence[TheoryVersion]) -> tuple[ConditionWords, ...]:
    """The words that hold for each WHEN clause: the last that were written for it in any version.

    One for each clause and language. A clause in the same words as before keeps them; one that was reworded
    does not, for words for what it said before may no longer say the same. ``versions`` are those of the
    programme, the oldest first.
    """
    by_text: dict[tuple[str, str], ConditionWords] = {}
    for version in versions:
        texts = {clause.id: clause.text for clause in conditions_of(version)}
        written = (one for one in version.condition_words if one.clause in texts)
        by_text |= {(texts[one.clause], one.language): one for one in written}
    return tuple(
        replace(words, clause=clause.id)
        for clause in conditions_of(theory)
        for (text, _), words in by_text.items()
        if text == clause.text
    )


def with_words(theory: TheoryVersion, words: Iterable[ConditionWords]) -> TheoryVersion:
    """The version with further words for its conditions; those before stay."""
    return replace(theory, condition_words=(*theory.condition_words, *words))


def joined_words(
    first: Iterable[ConditionWords], later: Iterable[ConditionWords]
) -> tuple[ConditionWords, ...]:
    """What ``first`` says, with what only ``later`` has in its gaps: no text that stood is another one."""
    found = {(one.clause, one.language): one for one in later}
    for one in first:
        gap = found.get((one.clause, one.language), one)
        found[one.clause, one.language] = replace(
            one, plain=one.plain or gap.plain, easy=one.easy or gap.easy
        )
    return tuple(found.values())
