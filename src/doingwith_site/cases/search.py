"""One ``search()`` over everything a person may see, on SQLite's FTS5 or PostgreSQL's full text.

Accents and endings do not matter: “cafes” finds “café”. What is hidden from the person is left out
by the same rules that hide it on pages, inside the question to the database, so that neither an
answer nor a number gives it away.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.db.models.expressions import RawSQL

from doingwith.consent.uses import Use
from doingwith_site.cases.folding import folded
from doingwith_site.cases.models import CaseQuestion, Judgement, Proposal, SearchText
from doingwith_site.cases.search_documents import DOCUMENTS, closed_to, kinds_hidden_from
from doingwith_site.cases.snippets import BEGINS, ENDS, Snippet, line_of, lines_apart, snippets_of
from doingwith_site.cases.visibility import copies_seen_by
from doingwith_site.consent.models import Agreement
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.evidence.models import AccountPart, Coding, DocumentVersion
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can
from doingwith_site.projects.models import Brief

__all__ = ["FOUND_ON_A_PAGE", "MOST_FOUND", "Answer", "Found", "search"]

FOUND_ON_A_PAGE = 10
LONGEST_SEARCH = 200
MOST_WORDS = 20
WORD = re.compile(r"\w+", re.UNICODE)
ASKED = re.compile(r'"([^"]*)"|(\S+)')

WHOSE = ("pk", "agreement", "kind", "document")
"""What tells of a copy whether it may be shown."""

MOST_FOUND = 200
"""So many places are ranked and shown. Whoever finds more is asked for another word."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that was found, with the words around what was looked for.

    ``document`` is the document of which it is a part, where it is part of one.
    """

    row: SearchText
    document: Any
    snippets: Sequence[Snippet]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One page of what was found. ``number`` is how many places there are in all, MOST_FOUND at most."""

    found: Sequence[Found]
    number: int
    is_all: bool
    """Whether there are no more than ``number``."""
    has_next: bool


def search(membership: Membership, text: str, page: int = 1) -> Answer:
    """One page of what the member may see and answers the search, best first."""
    typed = unicodedata.normalize("NFC", text[:LONGEST_SEARCH])
    engine = (Postgres if connection.vendor == "postgresql" else Sqlite)(typed)
    seen = hits(membership, engine) if engine.question else []
    best = engine.best(seen[:MOST_FOUND]) if seen else []
    begins = (max(page, 1) - 1) * FOUND_ON_A_PAGE
    shown = best[begins : begins + FOUND_ON_A_PAGE]
    marked, rows = (engine.marked(shown), rows_of(shown)) if shown else ({}, {})
    documents = documents_of(rows.values())
    return Answer(
        found=[
            Found(
                row=row,
                document=documents.get((row.kind, row.document)),
                snippets=snippets_of(line_shown(row, marked[row.pk])),
            )
            for row in map(rows.__getitem__, shown)
        ],
        number=len(best),
        is_all=len(seen) <= MOST_FOUND,
        has_next=len(best) > begins + FOUND_ON_A_PAGE,
    )


def line_shown(row: SearchText, marked: str) -> str:
    """The words around what was found. What people wrote in one go has its own lines; else they are parts."""
    if row.version_id is not None:
        return line_below_title(row, marked)
    line = line_of(row.body, marked)
    return line if row.part_id is not None else lines_apart(line)


def line_below_title(row: SearchText, marked: str) -> str:
    """The words as they were written, with marks; without a document's title, which stands above them."""
    if row.page != 1:
        return line_of(row.body, marked)
    text = marked.partition("\n")[2]
    first, rest = text.split(BEGINS, 1) if BEGINS in text else (text, "")
    begun_above = first.replace(ENDS, "")
    return line_of(row.body.partition("\n")[2], f"{begun_above}{BEGINS}{rest}" if rest else begun_above)


def hits(membership: Membership, engine: "Engine") -> list[int]:
    """The keys of what answers and may be seen, MOST_FOUND and one more at most.

    Tellers and codes are asked only about words that answer, so that the work does not grow with all of them.
    """
    found: list[int] = []
    rows = visible(membership).filter(pk__in=engine.answers()).order_by("pk")
    last, full = 0, True
    while full and len(found) <= MOST_FOUND:
        some = list(rows.filter(pk__gt=last).values_list(*WHOSE)[: MOST_FOUND + 1])
        told = frozenset(agreement for _, agreement, _, _ in some if agreement is not None)
        allowed = agreements_allowing(membership.programme, Use.PROJECT_TEAM, among=told) | {None}
        closed = closed_to(membership, ((kind, document) for *_, kind, document in some if kind))
        found += [
            key
            for key, agreement, kind, document in some
            if agreement in allowed and (kind, document) not in closed
        ]
        full = len(some) > MOST_FOUND
        last = some[-1][0] if some else 0
    return found[: MOST_FOUND + 1]


def visible(membership: Membership) -> QuerySet[SearchText]:
    """What of the programme's words role and blinding let the member see; tellers are not asked yet."""
    rows = SearchText.objects.filter(
        copies_seen_by(membership.person, membership.programme), programme=membership.programme
    )
    hidden = kinds_hidden_from(membership)
    if hidden:
        rows = rows.exclude(kind__in=hidden)
    if not can(membership, Permission.READ_ACCOUNTS):
        rows = rows.filter(agreement=None)
    if not can(membership, Permission.READ_DOCUMENTS):
        rows = rows.exclude(version__isnull=False).exclude(coding__isnull=False, agreement=None)
    return rows


class Engine(Protocol):
    """One database's way of answering. An empty ``question`` is answered by nothing."""

    question: str

    def answers(self) -> RawSQL:
        """The keys of all texts that answer."""

    def best(self, keys: Sequence[int]) -> list[int]:
        """These keys, those that answer best first."""

    def marked(self, keys: Sequence[int]) -> dict[int, str]:
        """The whole texts as they are searched, with marks around what was looked for."""


class Sqlite:
    """The FTS5 index. Words in quotation marks stand together."""

    def __init__(self, text: str) -> None:
        terms = [WORD.findall(together or alone) for together, alone in ASKED.findall(folded(text))]
        self.question = " ".join(f'"{" ".join(term)}"' for term in terms[:MOST_WORDS] if term)

    def answers(self) -> RawSQL:
        """The keys of all texts that answer."""
        return RawSQL("SELECT rowid FROM cases_search WHERE cases_search MATCH %s", [self.question])

    def best(self, keys: Sequence[int]) -> list[int]:
        """By FTS5's bm25, whose weights it works out once for one question."""
        return [key for key, _ in self._told("bm25(cases_search)", [], keys)]

    def marked(self, keys: Sequence[int]) -> dict[int, str]:
        """The whole texts as they are searched, with marks around what was looked for."""
        return dict(self._told("highlight(cases_search, 0, %s, %s)", [BEGINS, ENDS], keys))

    def _told(self, what: str, values: list[str], keys: Sequence[int]) -> list[tuple[int, Any]]:
        """``+rowid``: the question is asked once and not once for each key."""
        return fetched(
            f"SELECT rowid, {what} AS told FROM cases_search "  # noqa: S608 (no word of a person's)
            f"WHERE cases_search MATCH %s AND +rowid IN ({places(keys)}) ORDER BY told, rowid",
            [*values, self.question, *keys],
        )


class Postgres:
    """PostgreSQL's full text, in which the words of each text stand cut up in the column ``words``."""

    asked = "websearch_to_tsquery('english', %s)"

    def __init__(self, text: str) -> None:
        self.question = folded(text.replace("\0", " ")) if WORD.search(text) else ""

    def answers(self) -> RawSQL:
        """The keys of all texts that answer."""
        return RawSQL(f"SELECT id FROM cases_searchtext WHERE words @@ {self.asked}", [self.question])  # noqa: S608

    def best(self, keys: Sequence[int]) -> list[int]:
        """By ts_rank."""
        told = fetched(
            f"SELECT id, ts_rank(words, {self.asked}) AS told FROM cases_searchtext "  # noqa: S608
            f"WHERE id IN ({places(keys)}) ORDER BY told DESC, id",
            [self.question, *keys],
        )
        return [key for key, _ in told]

    def marked(self, keys: Sequence[int]) -> dict[int, str]:
        """The whole texts as they are searched, with marks around what was looked for."""
        told = fetched(
            f"SELECT id, ts_headline('english', folded, {self.asked}, %s) "  # noqa: S608
            f"FROM cases_searchtext WHERE id IN ({places(keys)})",
            [self.question, f"StartSel={BEGINS}, StopSel={ENDS}, HighlightAll=TRUE", *keys],
        )
        return dict(told)


def places(keys: Sequence[int]) -> str:
    """As many places for values as there are keys."""
    return ", ".join(["%s"] * len(keys))


def fetched(question: str, values: Sequence[int | str]) -> list[tuple[int, Any]]:
    """Keys, and what was asked of each."""
    with connection.cursor() as cursor:
        cursor.execute(question, list(values))
        return [(key, told) for key, told in cursor.fetchall()]


SHOWN = {
    "version": DocumentVersion.objects.select_related("document__project").defer("text"),
    "part": AccountPart.objects.select_related("account__project").defer("text"),
    "agreement": Agreement.objects.select_related("account"),
    "coding": Coding.objects.select_related("excerpt__project", "code", "coded_by"),
    "judgement": Judgement.objects.select_related("reading__case__project", "factor"),
    "brief": Brief.objects.select_related("project"),
    "question": CaseQuestion.objects.select_related("case__project"),
    "proposal": Proposal.objects.select_related("case__project", "factor", "made_by"),
}
"""What a line of the page says of what was found, asked only of what there is on the page."""


def rows_of(keys: Sequence[int]) -> dict[int, SearchText]:
    """What was found, with all that its line on the page says."""
    rows = list(SearchText.objects.defer("folded").filter(pk__in=keys))
    held = [name for name in SHOWN if any(getattr(row, f"{name}_id") is not None for row in rows)]
    prefetch_related_objects(rows, *(Prefetch(name, SHOWN[name].all()) for name in held))
    return {row.pk: row for row in rows}


def documents_of(rows: Collection[SearchText]) -> Mapping[tuple[str, int | None], Any]:
    """The documents of which these are parts, by kind and key: one question for each kind on the page."""
    keys = defaultdict[str, set[int | None]](set)
    for row in rows:
        if row.kind:
            keys[row.kind].add(row.document)
    found = ((kind, row) for kind in keys for row in DOCUMENTS[kind].rows.filter(pk__in=keys[kind]))
    return {(kind, row.pk): row for kind, row in found}
