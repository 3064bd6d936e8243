"""The forms in which a bundle is given, and a file for other software is asked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.check import BundleRefused, LocatedProblem, check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.exchange.other_software import Asked

__all__ = ["EXPORT_USES", "BundleForm", "ExportForm", "OtherSoftwareForm"]

EXPORT_USES = {
    Use.PROJECT_TEAM: "The people working on the project",
    Use.RESEARCH_ARCHIVE: "A research archive",
    Use.PUBLIC: "Anyone, such as on a website",
}


class ExportForm(PlainForm):
    """What a bundle is taken for: it holds the accounts only whose tellers allow that."""

    use = forms.ChoiceField(
        label="What is it for?",
        choices=[(use.value, words) for use, words in EXPORT_USES.items()],
        initial=Use.PROJECT_TEAM.value,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose one of the uses that are listed."},
    )

    @property
    def chosen(self) -> Use:
        """The use; by itself the narrowest door, to those who may read everything here anyway."""
        return Use(self.cleaned_data["use"] or Use.PROJECT_TEAM)


class BundleForm(forms.Form):
    """One zip file. Once valid, ``record`` is what it holds; if not, ``problems`` are all that is wrong."""

    record: ProgrammeRecord
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
                self.record = check.record
        if self.problems:
            raise forms.ValidationError(
                "The bundle cannot be imported as it is. What is wrong is listed below."
            )
        return upload


class OtherSoftwareForm(PlainForm):
    """What a file for other software is for, and how much goes into it."""

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
