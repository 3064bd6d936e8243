"""How each use is put to the people who decide about it, and how a use that was made is told to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doingwith.consent.uses import Use, UseKind
from doingwith_site.consent.models import UseMade

__all__ = ["USE_WORDS", "UseWords", "made_sentence", "use_choices", "where_sentence"]


@dataclass(frozen=True, kw_only=True)
class UseWords:
    """A use as a yes that somebody gives, in plain words, in Easy Read, and as staff speak of it."""

    plain: Promise
    easy: Promise
    staff: str


USE_WORDS: Mapping[Use, UseWords] = {
    Use.PROJECT_TEAM: UseWords(
        plain=_("The people working on this may read, see and hear it."),
        easy=_("The people who work on this can read my story."),
        staff="the people working on the project",
    ),
    Use.QUOTE_WITHOUT_NAME: UseWords(
        plain=_("They may put my words in a report, without my name."),
        easy=_("They can put my words in a report. My name is not there."),
        staff="a quote without a name",
    ),
    Use.QUOTE_WITH_NAME: UseWords(
        plain=_("They may put my words in a report, with the name I choose."),
        easy=_("They can put my words in a report. My name is there."),
        staff="a quote with the name they chose",
    ),
    Use.MEDIA_IN_REPORT: UseWords(
        plain=_("They may put my photo, drawing or voice in a report."),
        easy=_("They can put my picture or my voice in a report."),
        staff="a photo, drawing or voice in a report",
    ),
    Use.PUBLIC: UseWords(
        plain=_("Anyone may see it, for example on a website."),
        easy=_("Anyone can see it. It can be on the internet."),
        staff="anyone, such as on a website",
    ),
    Use.RESEARCH_ARCHIVE: UseWords(
        plain=_("Researchers may read it later, for other work about care."),
        easy=_("Researchers can read it later."),
        staff="a research archive",
    ),
}

MADE: Mapping[UseKind, Promise] = {
    UseKind.READ: _("Somebody working on this read it."),
    UseKind.EXCERPT: _("A part of it was marked, to work with."),
    UseKind.READING: _("It helped to judge how the work went."),
    UseKind.REPORT: _("It was in a report that somebody opened or took away."),
    UseKind.EXPORT: _("It was in a copy of the records that somebody took away."),
    UseKind.CLAIM: _("It helped to say what changed, and why."),
    UseKind.PUBLISHED: _("It was shown where anyone can see it."),
}


def use_choices(uses: Iterable[str], *, easy: bool) -> list[tuple[str, str]]:
    """Each use as a box to tick, in the order in which they are listed above."""
    wanted = set(uses)
    return [
        (use.value, str(words.easy if easy else words.plain))
        for use, words in USE_WORDS.items()
        if use in wanted
    ]


PROJECT = "project"
WHERE: Mapping[str, Promise] = {
    PROJECT: _("That was for the project “%(name)s”."),
    "case": _("That was for “%(name)s”, on the page about how the work went."),
    "logic model": _("It is beside a drawing that shows what leads to what, in “%(name)s”."),
    "edition": _("The report is about “%(name)s”."),
    "bundle": _("It was a copy of everything in “%(name)s”."),
    "other software": _("It was a copy for another computer program, from “%(name)s”."),
    "excerpts": _("It was a list of marked parts, from “%(name)s”."),
}
"""How the place of a use begins, and what is told of it. ``name`` is a project's or the programme's."""
ELSEWHERE = _("That was in “%(name)s”.")


def made_sentence(use: UseMade) -> str:
    """What was done with the words, told to the person who told them."""
    return str(MADE.get(UseKind(use.kind), "")) if use.kind in set(UseKind) else ""


def where_sentence(use: UseMade, programme: str, projects: Mapping[str, str]) -> str:
    """Where that was, in plain words. ``projects`` are titles by identifier; people are never named."""
    if use.place.startswith(f"{PROJECT} "):
        title = projects.get(use.place.removeprefix(f"{PROJECT} "))
        return str(WHERE[PROJECT] if title else ELSEWHERE) % {"name": title or programme}
    found = (words for begins, words in WHERE.items() if use.place.startswith(begins))
    return str(next(found, ELSEWHERE)) % {"name": programme}
