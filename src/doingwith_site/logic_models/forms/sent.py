"""What every form of a drawing sends besides its boxes, and what becomes of it when two wrote at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from doingwith.reporting.wording import count
from doingwith_site.common.text import WordsField
from doingwith_site.design.choosing import Offer, PagedForm, ticks
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import box

__all__ = ["Meanwhile", "NEW_HELP", "EvidenceForm", "RemoveForm", "SentForm", "Theirs", "why_box"]

LONGEST_KEY = 64
LARGEST_STEP = 2_000_000_000
OURS = ("seen", "key")

WHY_HELP = "Why it is not as in the version before. The page of differences shows it."
NEW_HELP = "Why it was not in the version before. The page of differences shows it."


def why_box(label: str = "Why it changed", help_text: str = WHY_HELP) -> Any:  # noqa: ANN401
    """The box for why a card or a link changed since the version before."""
    return box(label, 2, help_text, required=False)


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """What stands in a box by somebody else's hand, where it is not what this person wrote."""

    label: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """What somebody did while this person wrote. ``is_gone``: they took out what it is about.

    ``comes_back``: it is in the drawing again once this person keeps what is in the boxes.
    """

    by: str
    boxes: list[Theirs]
    is_gone: bool
    comes_back: bool = True

    @property
    def can_be_kept(self) -> bool:
        """Whether the drawing can take what is in the boxes."""
        return self.comes_back or not self.is_gone


class SentForm(PlainForm):
    """A form that knows which step of the drawing its writer saw, and can be sent twice without harm.

    ``key`` is made in the page, where there is a script; without one, the box stays empty.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST_STEP)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_KEY)
    meanwhile: Meanwhile | None = None
    holds_both = False
    is_typed_on = False
    """Whether it holds what somebody typed and did not send yet."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        seen: int,
        before: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={"seen": seen, **(before or {})})

    @property
    def words(self) -> dict[str, str]:
        """What was typed or chosen, under the labels of the boxes, to be kept aside."""
        return {
            str(self.fields[name].label): self.shown(name, value)
            for name, value in self.cleaned_data.items()
            if name not in OURS and name in self.fields and value not in (None, "", [])
        }

    def shown(self, name: str, value: Any) -> str:  # noqa: ANN401
        """What stands in a box, as people read it."""
        chosen = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value or "")]
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            known = {str(code): str(words) for code, words in list(field.choices)}  # type: ignore[arg-type]
            chosen = [known.get(one, one) for one in chosen]
        return "; ".join(chosen)

    def differing(self, theirs: Mapping[str, Any]) -> list[Theirs]:
        """The boxes in which something else stands by now."""
        return [
            Theirs(label=str(self.fields[name].label), words=self.shown(name, theirs.get(name)) or "nothing")
            for name, mine in self.cleaned_data.items()
            if name not in OURS and self.shown(name, mine) != self.shown(name, theirs.get(name))
        ]

    def joined(self, theirs: Mapping[str, Any]) -> dict[str, str]:
        """Both texts, theirs first, for each box of words in which the two differ."""
        return {
            name: f"{theirs[name]}\n{mine}"
            for name, mine in self.cleaned_data.items()
            if isinstance(self.fields[name], WordsField) and mine and theirs.get(name) not in (None, "", mine)
        }


class EvidenceForm(SentForm, PagedForm):
    """A form with the passages that something rests on, where there are any to choose.

    They come after the other boxes, only why it changed comes later: they can be many.
    """

    paged = "evidence"
    evidence = ticks(
        "Which passages does it rest on?",
        "Passages marked in documents and accounts. They go when somebody takes their words back.",
    )

    def offer(self, offer: Offer) -> None:
        """Lets these be chosen, after the other boxes."""
        super().offer(offer)
        last = [name for name in ("evidence", "why") if name in self.fields]
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    @property
    def evidence_words(self) -> str:
        """What the line says under which the passages open."""
        chosen = self["evidence"].value() or []
        return f"Passages that it rests on ({count(len(chosen), 'passage')} chosen)"

    @property
    def opens_passages(self) -> bool:
        """Whether they stand open: something is wrong there, or other passages were asked for."""
        return bool(self["evidence"].errors) or self.is_typed_on

    def rests_on(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """What it rests on now; what the person was not shown stays."""
        unseen = (name for name in before if name not in self.offered)
        return (*unseen, *self.cleaned_data.get("evidence", ()))


class RemoveForm(SentForm):
    """Why a card or a link is taken out, after ``why`` it changed, when somebody said so.

    Nothing is asked where it did not stand in the version before.
    """

    why = why_box("Why it is taken out")

    def __init__(self, data: Any = None, *, seen: int, asks: bool, why: str = "") -> None:  # noqa: ANN401
        super().__init__(data, seen=seen, before={"why": why})
        self.auto_id = "removing_%s"  # it stands on the page of the form that changes the same thing
        if not asks:
            del self.fields["why"]

    @property
    def reason(self) -> str | None:
        """Why it is taken out; None where nothing was asked, or sent. To be read once it was cleaned."""
        return self.cleaned_data.get("why") if "why" in self.data else None

    @property
    def holds_words(self) -> bool:
        """Whether somebody wrote why, so that it must not be lost."""
        return "why" in self.fields and bool(self.data.get("why"))
