"""The only door for marking, coding and undoing. Everybody changes only what they made themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from doingwith.consent.uses import Use, UseKind
from doingwith.evidence.excerpts import AreaUnit
from doingwith_site.audit.actions import record_event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.common.text import tidy
from doingwith_site.consent.actions import record_use
from doingwith_site.evidence.excerpt_kinds import CodeKind, PartKind
from doingwith_site.evidence.excerpts.resting import check_nothing_rests_on
from doingwith_site.evidence.excerpts.sources import Source
from doingwith_site.evidence.models import Code, Coding, Excerpt
from doingwith_site.evidence.uploads.sounds import LONGEST
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = [
    "CodeChosen",
    "give_code",
    "mark_area",
    "mark_sound",
    "mark_text",
    "remove_excerpt",
    "take_code_back",
]

LONGEST_QUOTE = 20_000
MOVED = (
    "The words at this place are not those that you marked. The text may have changed meanwhile. "
    "Open it again and mark them anew."
)


@dataclass(frozen=True, kw_only=True)
class CodeChosen:
    """What to give an excerpt: ``key`` is the identifier of what it stands for, or a free code's words."""

    kind: CodeKind
    key: str
    label: str = ""


@transaction.atomic
def mark_text(*, by: User, source: Source, begins: int, ends: int, quote: str | None = None) -> Excerpt:
    """The passage from code point ``begins`` up to but not including ``ends``, without spaces around it.

    ``quote`` is what the person saw marked; Refused when that does not stand there.
    """
    check_may_mark(by, source)
    if quote is not None and source.text[begins:ends] != quote:
        raise Refused(MOVED)
    begins, ends = without_spaces(source.text, begins, ends)
    if ends - begins > LONGEST_QUOTE:
        raise Refused(f"A passage has at most {LONGEST_QUOTE:,} characters. Mark a shorter one, or several.")
    return keep(by, source, PartKind.TEXT, begins=begins, ends=ends, quote=source.text[begins:ends])


@transaction.atomic
def mark_area(*, by: User, source: Source, left: int, top: int, right: int, bottom: int) -> Excerpt:
    """A rectangle of a picture in dots, or of a page in points, from its upper left corner."""
    check_may_mark(by, source)
    if source.width is None or source.height is None:
        raise Refused("This is not a picture, so no part of it can be framed.")
    if not (0 <= left < right <= source.width and 0 <= top < bottom <= source.height):
        raise Refused(
            f"The frame must lie within the {'page' if source.page else 'picture'}, which is "
            f"{source.width:,} {'points' if source.page else 'dots'} wide and {source.height:,} high."
        )
    unit = AreaUnit.POINT.value if source.page else ""
    where: dict[str, int | str | None] = {"left": left, "top": top, "right": right, "bottom": bottom}
    return keep(by, source, PartKind.AREA, **where, page=source.page, unit=unit)


@transaction.atomic
def mark_sound(*, by: User, source: Source, begins: int, ends: int) -> Excerpt:
    """A stretch of a recording, in milliseconds."""
    check_may_mark(by, source)
    if not source.sounds:
        raise Refused("This is not a recording, so no stretch of it can be marked.")
    if ends <= begins:
        raise Refused("The stretch ends before it begins. Write the times the other way round.")
    if not 0 <= begins < ends <= (source.milliseconds or LONGEST * 1000):
        raise Refused(outside(source))
    return keep(by, source, PartKind.SOUND, begins=begins, ends=ends)


@transaction.atomic
def give_code(*, by: User, excerpt: Excerpt, code: CodeChosen, memo: str = "") -> Coding:
    """The excerpt with this code. Given twice by one person it is one; a further memo stands below."""
    check_can(membership_in(by, excerpt.programme), Permission.READ_CASE)
    coding, is_new = Coding.objects.get_or_create(
        excerpt=excerpt,
        code=code_row(by, excerpt.programme, code),
        coded_by=by,
        defaults={"memo": tidy(memo), "coded_at": timezone.now()},
    )
    if not is_new:
        coding.memo, coding.coded_at = with_memo(coding.memo, tidy(memo)), timezone.now()
        coding.save(update_fields=["memo", "coded_at"])
    record(by, "give_code", excerpt, kind=code.kind.value)
    return coding


def with_memo(before: str, memo: str) -> str:
    """What was noted and what is noted now: nothing noted is written over, and nothing stands there twice."""
    if memo in before.split("\n\n"):
        return before
    return "\n\n".join(filter(None, [before, memo]))


@transaction.atomic
def take_code_back(*, by: User, coding: Coding) -> None:
    """Undo giving a code. A free code that nothing has any more goes too."""
    check_own(by, coding.coded_by_id)
    code, excerpt = coding.code, coding.excerpt
    coding.delete()
    if code.kind == CodeKind.FREE and code.made_by_id and not code.codings.exists():
        code.delete()
    record(by, "take_code_back", excerpt)


@transaction.atomic
def remove_excerpt(*, by: User, excerpt: Excerpt) -> None:
    """Undo marking. Refused when a judgement, evidence, a drawing or another person's code rests on it."""
    check_own(by, excerpt.marked_by_id)
    check_nothing_rests_on(excerpt)
    if excerpt.codings.exclude(coded_by=by).exists() or excerpt.codings.filter(coded_by=None).exists():
        raise Refused("Somebody else gave this passage a code, so it stays.")
    for coding in excerpt.codings.select_related("code", "excerpt"):
        take_code_back(by=by, coding=coding)
    record(by, "remove_excerpt", excerpt)
    excerpt.delete()


def outside(source: Source) -> str:
    """What is said of a stretch that is not in the recording."""
    if source.milliseconds is None:
        return f"A recording lasts {LONGEST // 3600} hours at most, so the stretch cannot lie there."
    return f"The stretch must lie within the recording, which lasts {source.milliseconds / 1000:,g} seconds."


def check_may_mark(by: User, source: Source) -> None:
    """Refused with a sentence unless the person may read the source and mark it."""
    membership = membership_in(by, source.programme)
    check_can(membership, Permission.READ_CASE)
    check_can(membership, source.permission)
    if source.is_held_back:
        raise NotYours


def check_own(by: User, maker: int | None) -> None:
    """NotYours for what somebody else made."""
    if by.pk != maker:
        raise NotYours


def without_spaces(text: str, begins: int, ends: int) -> tuple[int, int]:
    """The same passage without spaces around it; Refused when nothing is left of it in the text."""
    if not 0 <= begins < ends <= len(text):
        raise Refused("Mark at least one word of the text.")
    passage = text[begins:ends]
    if not passage.strip():
        raise Refused("Mark at least one word of the text.")
    return begins + len(passage) - len(passage.lstrip()), ends - len(passage) + len(passage.rstrip())


def keep(by: User, source: Source, kind: PartKind, **where: int | str | None) -> Excerpt:
    """The row; the very same part marked twice by one person is one. An account's teller can see the use."""
    place: Mapping[str, object] = {
        "programme": source.programme,
        "project": source.project,
        "version": source.version,
        "part": source.part,
        "part_version": source.part.version if source.part else None,
        "kind": kind.value,
        **where,
    }
    excerpt = Excerpt.objects.filter(marked_by=by, **place).first()
    if excerpt is None:
        excerpt = Excerpt.objects.create(marked_by=by, marked_at=timezone.now(), **place)
        tell_the_teller(by, excerpt)
        record(by, "mark", excerpt, kind=kind.value)
    return excerpt


def tell_the_teller(by: User, excerpt: Excerpt) -> None:
    """The use stands on the teller's receipt."""
    if excerpt.part is not None:
        place = f"project {excerpt.project.identifier}" if excerpt.project else ""
        agreement = excerpt.part.account.agreement
        record_use(by=by, agreement=agreement, use=Use.PROJECT_TEAM, kind=UseKind.EXCERPT, place=place)


def code_row(by: User, programme: Programme, chosen: CodeChosen) -> Code:
    """The code's row. A free code belongs to who made it."""
    key = tidy(chosen.key)
    if not key:
        raise Refused("Choose a code, or write one of your own.")
    maker = by if chosen.kind is CodeKind.FREE else None
    named = {"programme": programme, "kind": chosen.kind.value, "key": key, "made_by": maker}
    known = Code.objects.filter(**named).order_by("pk").first()  # a bundle may have two for one thing
    if known is not None:
        return known
    code, _ = Code.objects.get_or_create(**named, identifier="", defaults={"label": tidy(chosen.label)})
    return code


def record(by: User, verb: str, excerpt: Excerpt, **detail: str) -> None:
    """One line in the audit log."""
    record_event(
        by=by,
        verb=verb,
        noun="excerpt",
        object_id=excerpt.pk,
        programme_id=excerpt.programme_id,
        detail=detail,
    )
