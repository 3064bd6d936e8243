"""What is asked of whoever writes down what somebody tells."""

from typing import Any

from django import forms
from django.conf import settings

from doingwith.consent.uses import AgeBand, Use
from doingwith.evidence.accounts import PartKind, ReadBack, Wording
from doingwith.reporting.wording import count
from doingwith_site.common.text import WordsField
from doingwith_site.consent.codes import written_well
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.forms.files import (
    FILES,
    LONGEST_STORY,
    MEDIA,
    PICTURES,
    SOUNDS,
    ManyFilesField,
    ManyFilesInput,
    TakesManyFiles,
)
from doingwith_site.evidence.forms.yes import USES, WAYS, fitting
from doingwith_site.evidence.models import Question, Telling
from doingwith_site.evidence.queries import words_of
from doingwith_site.evidence.rules import MOST_PARTS
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.projects.forms.boxes import box, line

__all__ = ["EnterForm"]

WORDINGS = [
    (Wording.VERBATIM, "Word for word"),
    (Wording.SUMMARY, "What they meant, in my words"),
    (Wording.OWN, "Copied from what they wrote"),
]
READ_BACK = [
    (ReadBack.CONFIRMED, "I read it back, and they said it is right"),
    (ReadBack.NOT_CONFIRMED, "I have not read it back"),
]
AGES = [
    (AgeBand.UNDER_13, "Under 13"),
    (AgeBand.FROM_13, "13 to 15"),
    (AgeBand.FROM_16, "16 or 17"),
    (AgeBand.ADULT, "18 or over"),
    (AgeBand.NOT_SAID, "They did not want to say"),
]


class EnterForm(TakesManyFiles, PlainForm):
    """What somebody told, written down for them, with what they recorded, photographed or drew."""

    voice = ManyFilesField(
        label="A recording of them, such as of the call", required=False,
        widget=ManyFilesInput(attrs={"accept": SOUNDS}),
        help_text="Only if they know that it was recorded, and that it is kept. You can choose several.",
    )  # fmt: skip
    photo = ManyFilesField(
        label="A photo of theirs", required=False, widget=ManyFilesInput(attrs={"accept": PICTURES}),
        help_text="You can choose several.",
    )  # fmt: skip
    photo_text = line("What does the photo show?", "In their words, if they said it.")
    drawing = ManyFilesField(
        label="A drawing of theirs", required=False, widget=ManyFilesInput(attrs={"accept": PICTURES}),
        help_text="Take a photo of it, or scan it. You can choose several.",
    )  # fmt: skip
    drawing_text = line("What does the drawing show?", "In their words, if they said it.")
    files_answer = forms.ChoiceField(label="Which question do these answer?", required=False)
    language = forms.ChoiceField(label="In which language did they tell it?", choices=settings.LANGUAGES)
    code = WordsField(
        label="Code on the paper", required=False, max_length=100,
        help_text="If they filled in a form that was printed here. Else leave it empty: they get a new code.",
    )  # fmt: skip
    way = forms.ChoiceField(label="How did they tell it?", choices=WAYS, widget=forms.RadioSelect)
    wording = forms.ChoiceField(label="Whose words are these?", choices=WORDINGS, widget=forms.RadioSelect)
    read_back = forms.ChoiceField(
        label="Did they hear what you wrote?", choices=READ_BACK, widget=forms.RadioSelect
    )
    uses = forms.MultipleChoiceField(
        label="What did they say yes to?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Read each one out. What they do not answer is a no.",
    )  # fmt: skip
    age = forms.ChoiceField(label="How old are they?", choices=AGES, widget=forms.RadioSelect)
    teller_role = line("Who are they in this story?", "Such as “carer”. No names are needed.")
    name_to_show = line("A name that may be shown", "Only with their yes to it. It need not be their own.")

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        telling: Telling,
        questions: list[Question],
        held: int = 0,
    ) -> None:
        super().__init__(data, files, initial={"language": telling.languages[0]})
        self.held = held
        self.word_file_errors()
        self.questions = {f"answer_{row.number}": row for row in questions}
        for name, row in self.questions.items():
            words = words_of(row.words.all(), settings.LANGUAGE_CODE, easy=False)
            self.fields[name] = box(words.text if words else "", 5, required=False, longest=LONGEST_STORY)
        self.order_fields([*self.questions, *self.base_fields])
        field = self.fields["uses"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(use, words) for use, words in USES if use in telling.uses]
        asked = self.fields["files_answer"]
        assert isinstance(asked, forms.ChoiceField)
        asked.choices = [
            ("", "All of them, or none"),
            *((name, self.fields[name].label) for name in self.questions),
        ]

    def clean_code(self) -> str:
        """The code as we write it; empty for a new one."""
        typed = str(self.cleaned_data["code"])
        code = written_well(typed)
        if typed and not code:
            raise forms.ValidationError("That is not a code of ours. Look at each letter and number again.")
        return code

    def clean_uses(self) -> frozenset[Use]:
        """The uses, when they go together."""
        return fitting(self.cleaned_data["uses"])

    def clean(self) -> dict[str, Any]:
        """Something was told, and no more than an account holds."""
        found = super().clean() or self.cleaned_data
        told = self.held or any(found.get(name) for name in (*self.questions, *FILES))
        if not told and not self.errors:
            self.add_error(None, "Write down an answer to at least one question, or add what they gave you.")
        most = MOST_PARTS - len(self.questions) - self.held
        if sum(map(len, self.taken.values())) > most:
            self.taken = {}
            self.add_error(None, f"That is too much for one account. Choose at most {count(most, 'file')}.")
        return found

    @property
    def files_taken(self) -> dict[PartKind, list[Upload]]:
        """The files that can be kept, by kind."""
        return {kind: self.taken.get(name, []) for name, kind in MEDIA.items()}

    @property
    def words_beside(self) -> dict[PartKind, str]:
        """What the photos and the drawings show."""
        texts = {kind: self.cleaned_data.get(f"{name}_text", "") for name, kind in MEDIA.items()}
        return {kind: str(text) for kind, text in texts.items()}

    @property
    def answers(self) -> list[tuple[Question, str]]:
        """Each question that was answered, with its answer."""
        texts = [(row, str(self.cleaned_data[name])) for name, row in self.questions.items()]
        return [(row, text) for row, text in texts if text]

    @property
    def files_question(self) -> Question | None:
        """The question that the recording and the pictures answer; None when they answer no single one."""
        return self.questions.get(self.cleaned_data.get("files_answer", ""))
