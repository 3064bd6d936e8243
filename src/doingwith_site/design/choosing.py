"""Ticking in a list that is longer than one page.

Pages are turned with a button of the form, so that it works without a script. Whoever turns has not sent the
form yet: what they typed and ticked stands in its boxes again, and what they ticked is on every page. The
browser lands in the list. That is ``autofocus`` and no ``#`` in an address, which would stay there when the
form is sent, and lead past what is wrong in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from doingwith_site.design.forms import PlainForm

__all__ = ["NOTHING_OFFERED", "Offer", "PagedForm", "page_asked_for", "ticks"]

TURNS = "turn"
"""What a button that turns pages sends, with a colon and the number of the page."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Choices, each a value and words: one page of all there are, and before them those chosen already."""

    choices: Sequence[tuple[str, str]] = ()
    page: int = 1
    pages: int = 1

    @property
    def next(self) -> str:
        """What the button to the next page sends."""
        return f"{TURNS}:{self.page + 1}"

    @property
    def before(self) -> str:
        """What the button to the page before sends."""
        return f"{TURNS}:{self.page - 1}"


NOTHING_OFFERED = Offer()


def page_asked_for(sent: QueryDict | None) -> int | None:
    """The page that a button of a form asked for; None where it asked for something else."""
    act, _, page = str(sent.get("act", "") if sent else "").partition(":")
    return int(page) if act == TURNS and page.isascii() and page.isdigit() and len(page) < 6 else None


def ticks(label: str, help_text: str = "") -> forms.MultipleChoiceField:
    """A list in which any number may be ticked. What is gone by now is named in no error."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "This is not here any more. Choose another one."},
        help_text=help_text,
    )


class PagedForm(PlainForm):
    """A form with one such list: the box named ``paged``. Give it its choices with ``offer``."""

    paged: ClassVar[str]
    more = NOTHING_OFFERED
    is_typed_on = False
    """Whether it holds what somebody typed and did not send yet."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
        **options: Any,  # noqa: ANN401
    ) -> None:
        if data is not None and page_asked_for(data) is not None:
            initial, data, self.is_typed_on = {**(initial or {}), **self._typed(data)}, None, True
        super().__init__(data, initial=initial, **options)

    def _typed(self, data: QueryDict) -> dict[str, Any]:
        several = forms.MultipleChoiceField
        return {
            name: data.getlist(name) if isinstance(field, several) else data.get(name, "")
            for name, field in self.base_fields.items()
        }

    def offer(self, offer: Offer) -> None:
        """Lets these be chosen; where there is nothing to choose, nothing is asked."""
        self.more = offer
        field = self.fields[self.paged]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(offer.choices)
        self.initial[self.paged] = [name for name in self.initial.get(self.paged, ()) if name in self.offered]
        if not offer.choices:
            del self.fields[self.paged]
        elif self.is_typed_on:
            field.widget.attrs["autofocus"] = self._first_new(offer)

    def _first_new(self, offer: Offer) -> str:
        """Where the browser lands when a page was turned: below what is chosen, at the first that is not."""
        names = [name for name, _ in offer.choices]
        return next((name for name in names if name not in self.initial[self.paged]), names[0])

    @property
    def offered(self) -> frozenset[str]:
        """What the person was shown."""
        return frozenset(name for name, _ in self.more.choices)
