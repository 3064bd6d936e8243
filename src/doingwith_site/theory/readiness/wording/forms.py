"""A condition in plain words and in Easy Read, in each language that is offered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info

from doingwith.theory.theory import ConditionWords
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.theory.readiness.wording.actions import WordsOf

__all__ = ["LONGEST_PLAIN", "ConditionWordsForm", "name_of"]

LONGEST_PLAIN = 200
LONGEST_EASY = 400


def name_of(code: str, *, easy: bool) -> str:
    """Such as “Easy Read in Polish”: staff read it, so the language has its English name."""
    language = str(get_language_info(code)["name"]).removeprefix("British ")
    return f"{'Easy Read' if easy else 'Plain words'} in {language}"


class ConditionWordsForm(PlainForm):
    """Two boxes a language. A box that is emptied takes the words away; what stood there is kept."""

    all_optional = True

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(
        self,
        data: Any = None,  # noqa: ANN401
        *,
        now: Sequence[ConditionWords],
        seen: int,
    ) -> None:
        initial: dict[str, Any] = {"seen": seen}
        for one in now:
            initial |= {f"plain_{one.language}": one.plain, f"easy_{one.language}": one.easy}
        super().__init__(data, initial=initial)
        for code, _ in settings.LANGUAGES:
            self.fields[f"plain_{code}"] = WordsField(
                label=name_of(code, easy=False),
                required=False,
                max_length=LONGEST_PLAIN,
                help_text="A short sentence about something that people can see.",
                widget=forms.TextInput(attrs={"lang": code}),
            )
            self.fields[f"easy_{code}"] = WordsField(
                label=name_of(code, easy=True),
                required=False,
                max_length=LONGEST_EASY,
                help_text="One idea a line, in the easiest words.",
                widget=forms.Textarea(attrs={"lang": code, "rows": 3}),
            )

    @property
    def words(self) -> Mapping[str, WordsOf]:
        """What was typed, by language."""
        sent = self.cleaned_data
        return {
            code: WordsOf(sent.get(f"plain_{code}", ""), sent.get(f"easy_{code}", ""))
            for code, _ in settings.LANGUAGES
        }
