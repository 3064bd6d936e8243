"""All passages of a programme as a table, written piece by piece so that nobody waits for the whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import transaction

from doingwith.common.csv_text import csv_text
from doingwith.consent.uses import Use, UseKind
from doingwith_site.audit.actions import record_event
from doingwith_site.cases.visibility import codings_seen_by, excerpts_seen_by
from doingwith_site.consent.actions import record_uses
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.queries import allowed
from doingwith_site.evidence.models import Coding, Excerpt
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import membership_in
from doingwith_site.programmes.rules import check_can

__all__ = ["COLUMNS", "excerpt_lines", "take_excerpts"]

COLUMNS = (
    "excerpt", "project", "source", "part", "kind", "begins", "ends", "left", "top", "right", "bottom",
    "quote", "held_back", "marked_by", "code_kind", "code", "coded_by", "memo",
)  # fmt: skip
FIELDS = (
    "pk", "token", "project__identifier", "version__document__identifier", "version__number",
    "part__account__identifier", "part__number", "part__account__agreement", "kind", "begins", "ends",
    "left", "top", "right", "bottom", "quote", "marked_by__name",
)  # fmt: skip
AT_ONCE = 1_000
HELD_BACK = "its teller did not allow quoting"


@transaction.atomic
def take_excerpts(*, by: User, programme: Programme) -> None:
    """That the table is taken: allowed, logged, and told to every teller whose words are quoted in it."""
    membership = membership_in(by, programme)
    for needed in (Permission.READ_CASE, Permission.EXPORT_BUNDLE, Permission.READ_ACCOUNTS):
        check_can(membership, needed)
    quoted = Excerpt.objects.filter(
        excerpts_seen_by(by),
        programme=programme,
        part__account__agreement__in=agreements_allowing(programme, Use.QUOTE_WITHOUT_NAME),
    )
    agreements = quoted.order_by().values_list("part__account__agreement", flat=True).distinct()
    places = dict.fromkeys(agreements, "excerpts")
    record_uses(by=by, places=places, use=Use.QUOTE_WITHOUT_NAME, kind=UseKind.EXPORT)
    record_event(by=by, verb="export", noun="excerpts", object_id=programme.pk, programme_id=programme.pk)


def excerpt_lines(programme: Programme, person: User) -> Iterator[str]:
    """A line for each code of a passage that the person may see, and one for a passage without any."""
    quotable = agreements_allowing(programme, Use.QUOTE_WITHOUT_NAME)
    excerpts = Excerpt.objects.filter(
        excerpts_seen_by(person), allowed(programme), programme=programme
    ).order_by("pk")
    yield csv_text([COLUMNS])
    after = 0
    while rows := list(excerpts.filter(pk__gt=after).values_list(*FIELDS)[:AT_ONCE]):
        after = rows[-1][0]
        yield csv_text(lines_of(rows, codings_of([row[0] for row in rows], person), quotable))


def codings_of(excerpts: Sequence[int], person: User) -> dict[int, list[tuple[str, ...]]]:
    """The codes of these passages, as far as the person may see them: kind, name, by whom, and the note."""
    found: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    given = Coding.objects.filter(
        codings_seen_by(person), excerpt__gte=excerpts[0], excerpt__lte=excerpts[-1]
    ).order_by("pk")
    fields = ("excerpt_id", "code__kind", "code__key", "code__label", "coded_by__name", "coder", "memo")
    for excerpt, kind, key, label, name, coder, memo in given.values_list(*fields):
        words = key if kind == CodeKind.FREE else label or key
        found[excerpt].append((kind, words, name or coder, memo))
    return found


def lines_of(
    rows: Sequence[tuple[object, ...]], codings: dict[int, list[tuple[str, ...]]], quotable: frozenset[int]
) -> Iterator[tuple[object, ...]]:
    """A line for each code of each passage."""
    for row in rows:
        key, token, project, document, version, account, part, agreement, *where, quote, name = row
        source = document or account
        held_back = HELD_BACK if agreement is not None and agreement not in quotable else ""
        begins = (
            token,
            project,
            source,
            version or part,
            *where,
            "" if held_back else quote,
            held_back,
            name or "",
        )
        for coding in codings.get(key) or [("", "", "", "")]:  # type: ignore[call-overload]
            yield (*begins, *(held_coding(coding) if held_back else coding))


def held_coding(coding: tuple[str, ...]) -> tuple[str, ...]:
    """A code of a passage that is held back, without what tells of it: the note, and a free code's words."""
    kind, words, coder, _ = coding
    return (kind, "" if kind == CodeKind.FREE else words, coder, "")
