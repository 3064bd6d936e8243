"""What is asked of staff who open a telling, write down what somebody tells, or look after an account."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from doingwith.consent.uses import AgeBand, GuardianKind, Use, Way
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
from doingwith_site.evidence.models import Question, Telling
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.evidence.queries import words_of
from doingwith_site.evidence.rules import MOST_PARTS, uses_fit
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.forms.boxes import LONGEST_BRIEF, LONGEST_TITLE, box, lines_of

__all__ = [
    "CompetenceForm",
    "EnterForm",
    "GuardianYesForm",
    "TellerYesForm",
    "TellingForm",
    "WordsForm",
    "WorryForm",
    "TypeAgainForm",
    "WriteBesideForm",
]

KINDS = [
    (PartKind.WRITING, "Writing"),
    (PartKind.VOICE, "A recording of a voice"),
    (PartKind.PHOTO, "A photo"),
    (PartKind.DRAWING, "A drawing"),
]
USES = [(use.value, f"For {words.staff}") for use, words in USE_WORDS.items()]
WAYS = [
    (Way.SPOKEN, "They said it to me"),
    (Way.TELEPHONE, "They said it on the telephone"),
    (Way.PAPER, "They wrote it on paper"),
]
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
GUARDIANS = [
    (GuardianKind.PARENT, "A parent"),
    (GuardianKind.COUNCIL, "A social worker or somebody from the council"),
    (GuardianKind.OTHER, "Somebody else who looks after them"),
]


def line(label: str, help_text: str = "", *, required: bool = False) -> WordsField:
    """A box for a line."""
    return WordsField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_TITLE,
        error_messages={
            "max_length": f"“{label}” holds at most {LONGEST_TITLE} characters. Shorten it, please."
        },
    )


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


def fitting(named: list[str]) -> frozenset[Use]:
    """The uses, when they go together."""
    chosen = frozenset(Use(use) for use in named)
    if not uses_fit(chosen):
        raise forms.ValidationError(
            "Somebody must read it before it can be used in another way. Ask them again."
        )
    return chosen


class WriteBesideForm(PlainForm):
    """The words of a recording, or what a picture shows."""

    text = box(
        "Words beside it", 6, "What is said, as it is said; or what the picture shows.", longest=LONGEST_STORY
    )


class TypeAgainForm(WriteBesideForm):
    """The words once more, and why."""

    reason = box(
        "Why do you type it again?",
        2,
        "Such as “misheard a name”. Its teller reads it. Do not repeat what was wrong.",
    )


class CompetenceForm(PlainForm):
    """Whether a young person understands what they agree to."""

    understands = forms.ChoiceField(
        label="Do they understand what they say yes to?",
        choices=[("yes", "Yes, they decide for themselves"), ("no", "Not yet, a guardian must say yes too")],
        widget=forms.RadioSelect,
    )
    how = box("How did you find out?", 3, "Such as: “They told me in their own words what a report is.”")


class GuardianYesForm(PlainForm):
    """What a guardian said, on paper or by word of mouth."""

    guardian = forms.ChoiceField(label="Who is it?", choices=GUARDIANS, widget=forms.RadioSelect)
    way = forms.ChoiceField(label="How did they say it?", choices=WAYS, widget=forms.RadioSelect)
    yes_to = forms.MultipleChoiceField(
        label="What do they say yes to?", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, uses: list[Use]) -> None:
        super().__init__(data)
        field = self.fields["yes_to"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(use, words) for use, words in USES if use in uses]


class TellerYesForm(PlainForm):
    """What a teller without a code of their own says yes to, on paper or by word of mouth."""

    teller_way = forms.ChoiceField(label="How did they say it?", choices=WAYS, widget=forms.RadioSelect)
    teller_yes = forms.MultipleChoiceField(
        label="What do they say yes to?", required=False, widget=forms.CheckboxSelectMultiple, choices=USES,
        help_text="Read each one out. What they do not answer is a no.",
    )  # fmt: skip

    def clean_teller_yes(self) -> frozenset[Use]:
        """The uses, when they go together."""
        return fitting(self.cleaned_data["teller_yes"])


class WorryForm(PlainForm):
    """What staff are worried about when they read or hear an account."""

    words = box("What are you worried about?", 4, "Only the safeguarding lead reads it.")
