"""What is asked of whoever opens a telling and words it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from doingwith.consent.uses import Use
from doingwith.evidence.accounts import PartKind
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.forms.yes import USES
from doingwith_site.evidence.models import Question, Telling
from doingwith_site.evidence.queries import words_of
from doingwith_site.evidence.rules import uses_fit
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.forms.boxes import LONGEST_BRIEF, box, line, lines_of

__all__ = ["TellingForm", "WordsForm", "words_form"]

KINDS = [
    (PartKind.WRITING, "Writing"),
    (PartKind.VOICE, "A recording of a voice"),
    (PartKind.PHOTO, "A photo"),
    (PartKind.DRAWING, "A drawing"),
]


class WordsForm(PlainForm):
    """What a telling says of itself, in one language and form."""

    title = line(
        "What is it about?",
        "The first words people read, such as “Tell us what it was like …”.",
        required=True,
    )
    who_asks = box("Who is asking?", 2)
    why = box("Why do you ask?", 2, required=False)
    can_change = box("What can change because of it?", 2)
    cannot_change = box("What cannot change?", 2, "Say it plainly: it saves a broken hope.")
    payment = box("Do people get anything for it?", 2, "Money, a voucher, fares; or that they get nothing.")
    contact = box("Whom can they ring or ask?", 2, "A person, with a number and times.", required=False)
    urgent = box(
        "Whom do they ring when it cannot wait?", 2,
        "Shown where somebody is worried about safety. Empty: “If somebody is in danger now, ring 999.”",
        required=False,
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        *,
        questions: Mapping[Question, str] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.numbers = []
        for question, text in (questions or {}).items():
            name = f"question_{question.number}"
            self.fields[name] = box(f"Question {question.number}", 2, text, longest=LONGEST_BRIEF)
            self.numbers.append(question.number)

    @property
    def words(self) -> dict[str, str]:
        """The words under the names of ``TellingWords``."""
        return {name: str(self.cleaned_data[name]) for name in WordsForm.base_fields}

    @property
    def questions(self) -> dict[int, str]:
        """The questions under their numbers."""
        return {number: str(self.cleaned_data[f"question_{number}"]) for number in self.numbers}


class TellingForm(WordsForm):
    """A new telling."""

    project = forms.ChoiceField(label="Which project is it for?", required=False)
    question_lines = box("Questions", 5, "One on each line. Two or three are enough.", longest=LONGEST_BRIEF)
    questions_by = line("Who wrote the questions?", "A group or a role, such as “the young people's panel”.")
    minutes = forms.IntegerField(label="How many minutes does it take?", min_value=1, max_value=180)
    kinds = forms.MultipleChoiceField(
        label="How can people answer?", choices=KINDS, widget=forms.CheckboxSelectMultiple,
        initial=[kind for kind, _ in KINDS],
    )  # fmt: skip
    uses = forms.MultipleChoiceField(
        label="Which uses do you ask for?",
        choices=USES,
        widget=forms.CheckboxSelectMultiple,
        initial=[Use.PROJECT_TEAM.value, Use.QUOTE_WITHOUT_NAME.value],
        help_text="Ask for no more than you will use. Each is asked by itself, and a no is a no.",
    )

    field_order = (
        "title", "who_asks", "why", "can_change", "cannot_change", "minutes", "payment", "contact", "urgent",
        "project", "question_lines", "questions_by", "kinds", "uses",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data)
        self.projects = {row.identifier: row for row in programme.projects.all()}
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)
        names = [(row.identifier, f"{row.identifier} {row.title}") for row in self.projects.values()]
        field.choices = [("", "The whole programme"), *names]

    def clean_uses(self) -> list[Use]:
        """The uses; nobody can quote what nobody may read."""
        chosen = [Use(use) for use in self.cleaned_data["uses"]]
        if not uses_fit(frozenset(chosen)):
            raise forms.ValidationError(
                "Ask for the people working on the project too: somebody must read it."
            )
        return chosen

    @property
    def values(self) -> dict[str, Any]:
        """What ``open_telling`` takes."""
        found = self.cleaned_data
        return {
            "words": self.words,
            "questions": lines_of(found["question_lines"]),
            "language": settings.LANGUAGE_CODE,
            "languages": [settings.LANGUAGE_CODE],
            "uses": found["uses"],
            "kinds": [PartKind(kind) for kind in found["kinds"]],
            "minutes": found["minutes"],
            "project": self.projects.get(found["project"]),
            "questions_by": found["questions_by"],
        }


def words_form(telling: Telling, data: Any, *, language: str, easy: bool) -> WordsForm:
    """The form for one language and form of words, with the plain English beside each question."""
    row = telling.words.filter(language=language, easy=easy).first()
    initial = {name: getattr(row, name) for name in WordsForm.base_fields} if row else {}
    questions: dict[Question, str] = {}
    for question in telling.questions.prefetch_related("words"):
        shown = words_of(question.words.all(), settings.LANGUAGE_CODE, easy=False)
        questions[question] = shown.text if shown else ""
        written = question.words.filter(language=language, easy=easy).first()
        initial[f"question_{question.number}"] = written.text if written else ""
    return WordsForm(data, questions=questions, initial=initial)
