"""The words of the pages on which a programme says its conditions for people."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from doingwith.reporting.wording import count, day, listed
from doingwith.theory.condition_words import conditions_of, inherited_words
from doingwith.theory.theory import Clause, ConditionWords, TheoryVersion
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.theory.readiness.wording.forms import name_of

__all__ = ["ConditionPage", "ConditionsPage", "TextLine"]

NAMES = dict(settings.LANGUAGES)
NO_CONDITIONS = (
    "No theory of change with conditions has been written yet, so there are none to say for people."
)


@dataclass(frozen=True, kw_only=True)
class TextLine:
    """A text that people read, with its kind and language."""

    name: str
    language: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ConditionLine:
    """A condition with what is written for it. ``missing`` says what is not; empty when nothing is."""

    text: str
    url: str
    lines: tuple[TextLine, ...]
    missing: str


@dataclass(frozen=True, kw_only=True)
class ConditionsPage:
    """Every condition of the newest theory, as it is put to people. ``theory`` is None until one has any."""

    frame: ProgrammeFrame
    theory: TheoryVersion | None
    versions: Sequence[TheoryVersion]
    may_word: bool

    @property
    def lead(self) -> str:
        """How many conditions there are, and for how many something is written."""
        if self.theory is None:
            return NO_CONDITIONS
        lines = self.lines
        written, number = sum(bool(one.lines) for one in lines), count(len(lines), "condition")
        what = f"“{self.theory.label}” has {number}."
        if not written:
            return f"{what} Nobody has written words for people who are asked yet."
        return f"{what} For {written} of them somebody has written words for people who are asked."

    @property
    def lines(self) -> list[ConditionLine]:
        """Each condition."""
        if self.theory is None:
            return []
        words = inherited_words(self.theory, self.versions)
        return [
            self._line(clause, [one for one in words if one.clause == clause.id])
            for clause in conditions_of(self.theory)
        ]

    def _line(self, clause: Clause, words: Sequence[ConditionWords]) -> ConditionLine:
        lines = tuple(text_lines(words))
        there = {line.name for line in lines}
        missing = [name for name in every_name() if name not in there]
        return ConditionLine(
            text=capital(clause.text),
            url=reverse("theory:word_condition", args=[self.frame.identifier, clause.id]),
            lines=lines,
            missing=missing_words(missing, len(lines)),
        )


@dataclass(frozen=True, kw_only=True)
class ConditionPage:
    """One condition. ``meanwhile`` is what somebody else wrote while the page was open."""

    clause: Clause
    versions: Sequence[TheoryVersion]
    meanwhile: Sequence[ConditionWords] = ()

    @property
    def title(self) -> str:
        """What the page is about."""
        return "Say a condition for people"

    @property
    def text(self) -> str:
        """The condition, as the theory has it."""
        return capital(self.clause.text)

    @property
    def theirs(self) -> list[TextLine]:
        """What somebody else wrote meanwhile."""
        return list(text_lines(self.meanwhile))

    @property
    def before(self) -> list[tuple[str, list[TextLine]]]:
        """Everything that was written for it, the newest first, with its day."""
        found = [
            (day(one.written_on) if one.written_on else "Day not known", list(text_lines([one])))
            for version in self.versions
            for one in version.condition_words
            if one.clause in {same.id for same in conditions_of(version) if same.text == self.clause.text}
        ]
        return [(when, lines) for when, lines in reversed(found) if lines]


def text_lines(words: Sequence[ConditionWords]) -> list[TextLine]:
    """Plain words and Easy Read in each language, where somebody wrote some."""
    by_language = {one.language: one for one in words}
    return [
        TextLine(name=name_of(code, easy=easy), language=code, text=text)
        for code in NAMES
        if code in by_language
        for easy, text in ((False, by_language[code].plain), (True, by_language[code].easy))
        if text
    ]


def missing_words(names: Sequence[str], written: int) -> str:
    """What nobody has written yet; empty when nothing is missing."""
    if not written:
        return "Nothing is written yet."
    return f"Not written yet: {listed([name.replace('Plain', 'plain') for name in names])}." if names else ""


def every_name() -> list[str]:
    """Every text that can be written for a condition."""
    return [name_of(code, easy=easy) for code in NAMES for easy in (False, True)]


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return f"{text[:1].upper()}{text[1:]}"
