"""One ``search()`` over everything a person may see, on SQLite's FTS5 or PostgreSQL's full text.

Accents and endings do not matter: “cafes” finds “café”. What is hidden from the person is left out
by the same rules that hide it on pages, inside the question to the database, so that neither an
answer nor a number gives it away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from doingwith.consent.uses import Use
from doingwith_site.cases.models import SearchText
from doingwith_site.cases.search_index import LESS_THAN, folded
from doingwith_site.cases.visibility import codings_seen_by, in_record
from doingwith_site.consent.queries import agreements_allowing
from doingwith_site.people.models import User
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.rules import can

__all__ = ["FOUND_ON_A_PAGE", "Found", "Snippet", "search"]

FOUND_ON_A_PAGE = 20
LONGEST_SEARCH = 200
MOST_WORDS = 20
FARTHEST_PAGE = 50
BEGINS, ENDS = "\x02", "\x03"
"""Marks around found words. No kept text holds them: control characters are left out when it is kept."""
WORD = re.compile(r"\w+", re.UNICODE)
ASKED = re.compile(r'"([^"]*)"|(\S+)')

SQLITE = """
    SELECT rowid, snippet(cases_search, 0, %s, %s, '…', 40) FROM cases_search
    WHERE cases_search MATCH %s AND rowid IN (
        SELECT rowid FROM cases_search
        WHERE cases_search MATCH %s AND rowid IN ({visible}) ORDER BY rank LIMIT %s OFFSET %s
    ) ORDER BY rank
"""
POSTGRES = """
    SELECT id, ts_headline('english', folded, question,
        'StartSel={begins}, StopSel={ends}, MaxWords=40, MinWords=20')
    FROM (
        SELECT id, folded, question FROM cases_searchtext, websearch_to_tsquery('english', %s) AS question
        WHERE to_tsvector('english', folded) @@ question AND id IN ({visible})
        ORDER BY ts_rank(to_tsvector('english', folded), question) DESC, id LIMIT %s OFFSET %s
    ) AS best
"""


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """Words of what was found; ``found`` when they are what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """One thing that was found, with the words around what was looked for."""

    row: SearchText
    snippets: Sequence[Snippet]


def search(membership: Membership, text: str, page: int = 1) -> tuple[list[Found], bool]:
    """One page of what the member may see and answers the search, best first; and whether there is more."""
    words = text[:LONGEST_SEARCH].replace("\0", " ")
    offset = (min(max(page, 1), FARTHEST_PAGE) - 1) * FOUND_ON_A_PAGE
    asked = ask_postgres if connection.vendor == "postgresql" else ask_sqlite
    told = asked(membership, words, FOUND_ON_A_PAGE + 1, offset) if WORD.search(words) else []
    rows = rows_of([key for key, _ in told[:FOUND_ON_A_PAGE]])
    found = [Found(row=rows[key], snippets=snippets_of(line)) for key, line in told[:FOUND_ON_A_PAGE]]
    return found, len(told) > FOUND_ON_A_PAGE


def visible_to(membership: Membership) -> Q:
    """What of the programme's words the member may see: the rules of the pages, as one condition."""
    person: User = membership.person
    documents = can(membership, Permission.READ_DOCUMENTS)
    accounts = can(membership, Permission.READ_ACCOUNTS)
    team = agreements_allowing(membership.programme, Use.PROJECT_TEAM) if accounts else frozenset()
    told = Q(part__account__agreement__in=team)
    coded = Q(coding__isnull=False) & codings_seen_by(person, "coding__")
    on_documents = Q(coding__excerpt__part=None)
    on_accounts = Q(coding__excerpt__part__account__agreement__in=team)
    read = Q(judgement__isnull=False) & (
        in_record("judgement__reading__") | Q(judgement__reading__person=person)
    )
    seen = told | read | (coded & (on_documents | on_accounts if documents else on_accounts))
    return seen | Q(version__isnull=False) if documents else seen


def ask_sqlite(membership: Membership, words: str, limit: int, offset: int) -> list[tuple[int, str]]:
    """Keys and snippets from the FTS5 index. Words in quotation marks stand together."""
    terms = [WORD.findall(together or alone) for together, alone in ASKED.findall(words)]
    question = " ".join(f'"{" ".join(term)}"' for term in terms[:MOST_WORDS] if term)
    return ask(SQLITE, membership, [BEGINS, ENDS, question, question], [limit, offset]) if question else []


def ask_postgres(membership: Membership, words: str, limit: int, offset: int) -> list[tuple[int, str]]:
    """Keys and snippets from PostgreSQL's full text."""
    told = POSTGRES.replace("{begins}", BEGINS).replace("{ends}", ENDS)
    rows = ask(told, membership, [folded(words)], [limit, offset])
    return [(key, line.replace(LESS_THAN, "<")) for key, line in rows]


def ask(question: str, membership: Membership, before: list[str], after: list[int]) -> list[tuple[int, str]]:
    """The rows of the question, which leaves a place for what the member may see."""
    rows = SearchText.objects.filter(visible_to(membership), programme=membership.programme).order_by()
    visible, values = rows.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(question.format(visible=visible), [*before, *values, *after])
        return [(key, line) for key, line in cursor.fetchall()]


def rows_of(keys: Sequence[int]) -> dict[int, SearchText]:
    """What was found, with all that its line on the page says."""
    rows = SearchText.objects.defer("body", "folded").select_related(
        "version__document__project",
        "part__account",
        "coding__excerpt__project",
        "coding__code",
        "coding__coded_by",
        "judgement__reading__case",
        "judgement__factor",
    )
    return {row.pk: row for row in rows.defer("version__text", "part__text").filter(pk__in=keys)}


def snippets_of(line: str) -> list[Snippet]:
    """The line cut into what was looked for and what stands around it. The template escapes both."""
    found = []
    for at, piece in enumerate(line.split(BEGINS)):
        marked, _, rest = piece.partition(ENDS) if at else ("", "", piece)
        found += [Snippet(text=marked, found=True)] if marked else []
        found += [Snippet(text=rest, found=False)] if rest else []
    return found
