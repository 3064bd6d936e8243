"""The frame of every page of a programme: its name, its parts that this person may see, and the way here."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.rules import can

__all__ = ["Counter", "NavigationItem", "Part", "ProgrammeFrame", "count_beside", "waiting_for"]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a programme that has a page: its words, the name of its address, and what opens it."""

    text: str
    url_name: str
    permission: Permission


@dataclass(frozen=True, kw_only=True)
class NavigationItem:
    """A link to one part, and whether it is the one being read."""

    text: str
    url: str
    current: bool


PARTS = (
    Part(text="Projects", url_name="home:programme", permission=Permission.VIEW_PROGRAMME),
    Part(text="Factors", url_name="analysis:factors", permission=Permission.VIEW_PROGRAMME),
    Part(text="Accounts", url_name="evidence:accounts", permission=Permission.READ_ACCOUNTS),
    Part(text="Theory of change", url_name="analysis:theory", permission=Permission.VIEW_PROGRAMME),
    Part(text="Contribution", url_name="analysis:contributions", permission=Permission.VIEW_PROGRAMME),
    Part(text="Configurations", url_name="analysis:configurations", permission=Permission.VIEW_PROGRAMME),
    Part(text="Logic models", url_name="logic_models:index", permission=Permission.VIEW_PROGRAMME),
    Part(text="Search", url_name="cases:search", permission=Permission.READ_DOCUMENTS),
    Part(text="Report", url_name="reporting:report", permission=Permission.READ_REPORT),
    Part(text="People", url_name="programmes:people", permission=Permission.VIEW_PROGRAMME),
    Part(text="Concerns", url_name="consent:concerns", permission=Permission.LOOK_INTO_CONCERNS),
    Part(text="Import", url_name="exchange:import_into", permission=Permission.IMPORT_BUNDLE),
    Part(text="Export", url_name="exchange:export", permission=Permission.EXPORT_BUNDLE),
)


Counter = Callable[[Collection[int]], Mapping[int, int]]
"""How many things wait in each of these programmes, by the programme's key, where any do."""

COUNTERS: dict[str, tuple[Counter, Permission | None]] = {}


def count_beside(text: str, counter: Counter, *, for_whom: Permission | None = None) -> None:
    """From now on the part with this text says how many things wait there. For the apps' ``ready``.

    ``for_whom`` is what a person needs to see the count, where not all who open the part can act on it.
    """
    COUNTERS[text] = counter, for_whom


def _counter(part: Part) -> tuple[Counter | None, Permission]:
    """What counts the things that wait in a part, if anything does, and who sees the count."""
    counter, for_whom = COUNTERS.get(part.text, (None, None))
    return counter, for_whom or part.permission


def item(part: Part, programme: Programme, *, waiting: int = 0, current: bool = False) -> NavigationItem:
    """The link to a part, with how many things wait there."""
    text = f"{part.text} ({waiting})" if waiting else part.text
    return NavigationItem(text=text, url=reverse(part.url_name, args=[programme.identifier]), current=current)


def waiting_for(memberships: Iterable[Membership]) -> dict[int, list[NavigationItem]]:
    """The parts in which something waits for this person, by the programme's key; a query for each kind."""
    found: dict[int, list[NavigationItem]] = {}
    members = list(memberships)
    for part in PARTS:
        counter, needed = _counter(part)
        theirs = {row.programme_id: row.programme for row in members if can(row, needed)}
        for key, number in (counter(theirs) if counter and theirs else {}).items():
            found.setdefault(key, []).append(item(part, theirs[key], waiting=number))
    return found


@dataclass(frozen=True, kw_only=True)
class ProgrammeFrame:
    """What stands around a page of a programme.

    ``current`` is the text of the part being read, such as ``"Projects"``; empty when none is. ``above``
    names a template that stands above what the page is about, for apps that have one.
    """

    membership: Membership
    current: str = ""
    above: str = ""

    @property
    def name(self) -> str:
        """What the programme is called."""
        return self.membership.programme.name

    @property
    def identifier(self) -> str:
        """What the programme is called in addresses."""
        return self.membership.programme.identifier

    @property
    def url(self) -> str:
        """The address of the programme's own page."""
        return reverse("home:programme", args=[self.identifier])

    @property
    def items(self) -> list[NavigationItem]:
        """The parts this person may open, in the order in which a programme is read."""
        return [
            item(
                part,
                self.membership.programme,
                waiting=self._waiting(part),
                current=part.text == self.current,
            )
            for part in PARTS
            if self.may(part.permission)
        ]

    def _waiting(self, part: Part) -> int:
        key = self.membership.programme_id
        counter, needed = _counter(part)
        return counter([key]).get(key, 0) if counter and self.may(needed) else 0

    def may(self, permission: Permission) -> bool:
        """Whether this person's role holds the permission."""
        return can(self.membership, permission)
