"""The forms in which a bundle is given, and a file for other software is asked for."""

from collections.abc import Mapping, Sequence
from typing import IO, Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.check import BundleRefused, LocatedProblem, check_files
from doingwith.exchange.bundle.media import Read
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.evidence.uploads.sniffing import UploadRefused
from doingwith_site.exchange.bringing_in.reading import Given, given_project
from doingwith_site.exchange.other_software import Asked

__all__ = ["EXPORT_USES", "BringInForm", "BundleForm", "ExportForm", "OtherSoftwareForm", "PapersForm"]

REFUSED = "The bundle cannot be imported as it is. What is wrong is listed below."
EXPORT_USES = {
    Use.PROJECT_TEAM: "The people working on the project",
    Use.RESEARCH_ARCHIVE: "A research archive",
    Use.PUBLIC: "Anyone, such as on a website",
}


class ExportForm(PlainForm):
    """What a bundle is taken for: it holds the accounts only whose tellers allow that."""

    all_optional = True

    use = forms.ChoiceField(
        label="What is it for?",
        choices=[(use.value, words) for use, words in EXPORT_USES.items()],
        initial=Use.PROJECT_TEAM.value,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose one of the uses that are listed."},
    )

    without_files = forms.BooleanField(
        label="Leave pictures, recordings and originals of documents out",
        help_text="The words stay, and so does what is known of each file.",
        required=False,
    )

    @property
    def chosen(self) -> Use:
        """The use; by itself the narrowest door, to those who may read everything here anyway."""
        return Use(self.cleaned_data["use"] or Use.PROJECT_TEAM)


class BundleForm(forms.Form):
    """One zip file. Once valid, ``taken`` gives what it holds; if not, ``problems`` say why."""

    _taken: tuple[ProgrammeRecord, Mapping[str, Read]]
    problems: tuple[LocatedProblem, ...] = ()

    bundle = forms.FileField(
        label="The bundle as a zip file",
        help_text="The file that an export gave you, or a bundle's folder that you packed as a zip file.",
        allow_empty_file=True,
        error_messages={
            "required": "Choose the zip file of a bundle.",
            "missing": "Choose the zip file of a bundle.",
        },
    )

    def clean_bundle(self) -> "UploadedFile[bytes]":
        """The file, after its record was read; one error that leads to the list of problems if it was not."""
        upload: UploadedFile[bytes] = self.cleaned_data["bundle"]
        try:
            check = check_files(read_zip(upload))
        except BundleRefused as refused:
            self.problems = refused.problems
        else:
            self.problems = check.problems
            if check.record is not None:
                self._taken = check.record, check.files
        if self.problems:
            raise forms.ValidationError(REFUSED)
        return upload

    def taken(self) -> tuple[ProgrammeRecord, Mapping[str, Read]]:
        """The record, and its pictures, recordings and documents by their SHA-256: once, like that below."""
        taken = self._taken
        del self._taken
        return taken

    def refuse(self, problems: tuple[LocatedProblem, ...]) -> None:
        """What was found wrong when the files were looked at."""
        self.problems = problems
        self.add_error("bundle", REFUSED)


class OtherSoftwareForm(PlainForm):
    """What a file for other software is for, and how much goes into it."""

    all_optional = True

    use = forms.ChoiceField(
        label="What is the file for?",
        choices=[(use.value, words.staff[:1].upper() + words.staff[1:]) for use, words in USE_WORDS.items()],
        help_text="Only accounts leave whose tellers agree to that.",
    )
    project = forms.ChoiceField(label="How much of the programme?", required=False)

    def __init__(self, *args: Any, projects: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["project"]
        field.choices = [("", "All of it"), *projects]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """What was chosen."""
        return Asked(use=Use(self.cleaned_data["use"]), project=self.cleaned_data["project"])


class BringInForm(PlainForm):
    """A project of other software. Once valid, ``taken`` gives what it holds."""

    all_optional = True
    _given: Given
    field_order = ["project", "qdpx", "agreed"]

    project = forms.ChoiceField(
        label="Which project do its texts belong to?",
        help_text="Texts that are here already stay where they are, and so do texts that say their project.",
        required=False,
    )
    qdpx = forms.FileField(
        label="The project file of the other program",
        help_text="A REFI-QDA project, whose name ends in .qdpx, of at most 100 MB.",
        allow_empty_file=True,
    )
    agreed = forms.BooleanField(
        label="Everybody whose words are in it has agreed that the people working on this project read them",
        help_text="The same goes for pictures of people and recordings of their voices.",
    )

    def __init__(self, *args: Any, projects: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].choices = [*projects, ("", "No one project")]  # type: ignore[attr-defined]
        choose = "Choose the project file of the other program. Its name ends in .qdpx."
        self.fields["qdpx"].error_messages.update(required=choose, missing=choose)
        self.fields["agreed"].error_messages["required"] = (
            "Say whether everybody whose words are in it has agreed. Words of people who have not agreed "
            "stay out: take them out of the project first."
        )

    def clean(self) -> dict[str, Any]:
        """The file, read last: nobody waits for a long file when an answer is still missing."""
        found = super().clean() or self.cleaned_data
        upload = found.get("qdpx")
        if upload is not None and not self.errors:
            try:
                self._given = given_project(cast(IO[bytes], upload))
            except UploadRefused as refused:
                self.add_error("qdpx", str(refused))
        return found

    def taken(self) -> Given:
        """What it holds, once: form and fields hold each other, and so all that they hold, for long."""
        given = self._given
        del self._given
        return given

    @property
    def chosen(self) -> str | None:
        """The project that new texts belong to."""
        return self.cleaned_data["project"] or None


class PapersForm(PlainForm):
    """Which of the texts that would come are nobody's words."""

    papers = forms.MultipleChoiceField(
        label="Which of them are papers of the project, and nobody's words?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Such as minutes, briefs and reports. Leave out whatever holds what somebody told.",
        error_messages={"invalid_choice": "Choose among the texts that are listed."},
    )

    def __init__(self, *args: Any, texts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].choices = texts  # type: ignore[attr-defined]
