"""What was typed into a page whose account is not open any more: it waits in the next one, stored nowhere."""

from collections.abc import Set
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from doingwith_site.evidence.visits import TellerRequest

__all__ = ["Carried", "carried_in", "kept_meanwhile"]

PAGES = frozenset({"question", "part", "uses", "worried"})
LEFT_FOR_A_WORRY = frozenset({"part", "uses", "guardian"})
OURS = frozenset({"csrfmiddlewaretoken", "code", "carried_to", "then", "more"})
OF_A_WORRY = frozenset({"words", "contact", "where", "from", "from_account", "account", "written_in"})


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The boxes of a page as they were sent, and the address to which they go once the code was typed.

    ``address`` is empty when there is nothing to carry, as with a press on a button alone. ``whose`` is the
    account in whose page the boxes stood, where they go back to a page.
    """

    address: str
    boxes: list[tuple[str, str]]
    is_other: bool = False
    has_files: bool = False
    whose: str = ""

    @property
    def notice(self) -> str:
        """Why the code is asked for again, and what becomes of what was typed."""
        away = (
            _("Another code is open on this phone now.")
            if self.is_other
            else _("You were away for a while, so this phone forgot you.")
        )
        return f"{away} {self.asks}"

    @property
    def asks(self) -> str:
        """Which code is asked for. A worry reaches the one for safety by the poster's, too."""
        if self.is_worry:
            return _(
                "What you typed is still here. Type your own code or the one on the poster, and we send it."
            )
        if self.address:
            return _("What you typed is still here. Type the code it belongs to, and we keep it.")
        return _("Type your own code to go on.")

    @property
    def is_worry(self) -> bool:
        """Whether it is for the person who looks after people's safety, and of no account."""
        return self.address == reverse("evidence:worried")

    @property
    def words(self) -> str:
        """The story or the worry that was typed, to be read or copied by who cannot find their code."""
        boxes = dict(self.boxes)
        return boxes.get("text", "") or boxes.get("words", "")

    def goes_on(self) -> HttpResponse:
        """Sends the boxes once more to where they were meant for, as the browser held them all the time."""
        return redirect(self.address, preserve_request=True)


def carried_in(request: TellerRequest, address: str, *, is_other: bool = False) -> Carried:
    """What the request brings for this address; without an address when no page with boxes has it."""
    address = page_with_boxes(address)
    boxes = [(name, text) for name, texts in request.POST.lists() if name not in OURS for text in texts]
    return Carried(
        address=address, boxes=boxes if address else [], is_other=is_other, has_files=bool(request.FILES)
    )


def kept_meanwhile(request: TellerRequest) -> Carried | None:
    """What stood in the boxes of the page from which a worry was begun: it goes back there, unkept till then.

    None when the worry was begun in a page without boxes.
    """
    address = page_with_boxes(request.POST.get("from", ""), LEFT_FOR_A_WORRY)
    if not address:
        return None
    whole = carried_in(request, reverse("evidence:worried"))
    return Carried(
        address=address,
        boxes=[box for box in whole.boxes if box[0] not in OF_A_WORRY],
        whose=request.POST.get("from_account", request.POST.get("account", "")),
    )


def page_with_boxes(address: str, pages: Set[str] = PAGES) -> str:
    """The same address, written by us; empty when it is of none of these pages that take words."""
    try:
        found = resolve(address)
    except Resolver404:
        return ""
    known = found.app_names == ["evidence"] and found.url_name in pages
    return reverse(found.view_name, kwargs=found.kwargs) if known else ""
