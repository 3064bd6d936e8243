"""What the forms of a contribution record have in common."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, ClassVar

from django import forms

from doingwith.analysis.contribution.editing import free_id
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.exchange.bundle.plain import from_plain, key_of, to_plain
from doingwith.reporting.wording import word
from doingwith_site.analysis.contribution.around import NOTHING, Around
from doingwith_site.design.forms import PlainForm

__all__ = [
    "PART_HELP",
    "Choices",
    "OverrideFields",
    "PartForm",
    "choice",
    "links_of",
    "targets_of",
]

PART_HELP = "The part they play, such as “young people”. No names are needed."
Choices = Sequence[tuple[str, str]]


def choice(label: str, kind: type[StrEnum], *, empty: str = "", help_text: str = "") -> forms.ChoiceField:
    """A list to choose one value of a kind from; with ``empty``, also none of them."""
    none = [("", empty)] if empty else []
    return forms.ChoiceField(
        label=label,
        choices=[*none, *((value.value, word(value)[:1].upper() + word(value)[1:]) for value in kind)],
        required=not empty,
        help_text=help_text,
    )


class PartForm(PlainForm):
    """One part of a record. Fields have the names of the part's own; ``own`` are those that go into it."""

    all_optional = True  # each box's help says when it is needed
    makes: ClassVar[type]
    key: ClassVar[str]
    own: ClassVar[tuple[str, ...]]
    ties: ClassVar[Mapping[str, str]] = {}
    """Boxes for what the part is tied to outside the record, each with what offers it choices."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    ties_shown = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Boxes of which none is ticked are not sent at all: this says that they were there."""

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        record: ContributionRecord,
        seen: int,
        now: Any = None,  # noqa: ANN401
        around: Around = NOTHING,
    ) -> None:
        plain = to_plain(now) if now is not None else {}
        before = {name: plain.get(key_of(name), "") for name in self.own}
        super().__init__(
            data,
            initial={
                **self.usual(record),
                **(before if plain else {}),
                **self.opened(plain),
                "seen": seen,
                "ties_shown": True,
            },
        )
        self.record, self.now, self.around = record, now, around
        for name, offered in self.ties.items():
            self._offer(name, getattr(around, offered))
        for name, choices in self.choices(record).items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*(() if field.required else self.none(name)), *choices]

    def _offer(self, name: str, choices: Choices) -> None:
        """Let these be chosen, first those that are; where there is nothing to choose, nothing is asked."""
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        chosen = getattr(self.now, name, ())
        field.choices = sorted(choices, key=lambda choice: choice[0] not in chosen)
        field.folded = folded_words(len(choices), sum(value in chosen for value, _ in choices))  # type: ignore[attr-defined]
        if not choices:
            del self.fields[name]

    def usual(self, record: ContributionRecord) -> dict[str, Any]:
        """What stands in a new part's boxes."""
        return {}

    def none(self, name: str) -> Choices:
        """The choice of nothing, where the box is a list to choose one from."""
        return () if isinstance(self.fields[name], forms.MultipleChoiceField) else (("", "None"),)

    def choices(self, record: ContributionRecord) -> Mapping[str, Choices]:
        """What can be chosen where that depends on the record."""
        return {}

    def opened(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """Values inside values, as boxes of their own."""
        return {}

    def closed(self, plain: dict[str, Any]) -> None:
        """Boxes of their own put back as values inside values."""

    def begun(self) -> dict[str, Any]:
        """What a new part has before anything is asked: an identifier of its own."""
        return {"id": free_id(self.record, self.key)}

    def value(self) -> Any:  # noqa: ANN401
        """The part as it should stand now; what the form does not ask for stays as it was."""
        plain = to_plain(self.now) if self.now is not None else self.begun()
        for name in self.own:
            found = self.cleaned_data.get(name)
            plain.pop(key_of(name), None)
            if name in self.ties:
                found = self._tied(name)
            if found:
                plain[key_of(name)] = found
        self.closed(plain)
        return from_plain(self.makes, plain)

    def _tied(self, name: str) -> list[str]:
        """What was chosen, after what the part names and the person was not shown: that stays named."""
        before = getattr(self.now, name, ())
        if not self.cleaned_data["ties_shown"]:
            return list(before)
        shown = {value for value, _ in getattr(self.around, self.ties[name])}
        return [*(one for one in before if one not in shown), *self.cleaned_data.get(name, ())]


def folded_words(offered: int, chosen: int) -> str:
    """Under which words a long list of choices opens."""
    return f"Choose from {offered:,} ({chosen:,} chosen by now)" if chosen else f"Choose from {offered:,}"


class OverrideFields(PartForm):
    """A verdict that people give instead of the table's."""

    def opened(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """The verdict, the reason and who gave it, when there is one."""
        return {f"override_{key}": value for key, value in plain.get("override", {}).items()}

    def closed(self, plain: dict[str, Any]) -> None:
        """Put together again; without a verdict the table's holds."""
        before = plain.pop("override", {})
        found = self.cleaned_data
        if found["override_verdict"]:
            told = {key: found[f"override_{key}"] for key in ("verdict", "reason", "by")}
            plain["override"] = {key: value for key, value in {**before, **told}.items() if value}

    def clean(self) -> dict[str, Any]:
        """A verdict of one's own has a reason."""
        found = super().clean() or self.cleaned_data
        if found.get("override_verdict") and not found.get("override_reason"):
            self.add_error("override_reason", "Say why the table's verdict is set aside.")
        return found


def links_of(record: ContributionRecord) -> Choices:
    """The links of a record, in words."""
    texts = {node.id: node.text for node in record.nodes}
    return [
        (link.id, f"{link.id}: “{texts.get(link.from_, '')}” {word(link.kind)} “{texts.get(link.to, '')}”")
        for link in record.links
    ]


def targets_of(record: ContributionRecord) -> Choices:
    """The links and rival explanations of a record."""
    return [*links_of(record), *((rival.id, f"{rival.id}: {rival.text}") for rival in record.rivals)]
