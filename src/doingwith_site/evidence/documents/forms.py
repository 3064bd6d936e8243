"""What is asked when a document is put into the project file."""

from typing import IO, Any, cast

from django import forms

from doingwith.evidence.documents import DocumentKind
from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.documents.presenters import KIND_WORDS
from doingwith_site.evidence.documents.taking import TakenDocument, taken_document
from doingwith_site.evidence.uploads.sniffing import UploadRefused

__all__ = ["DocumentForm", "VersionForm"]

LONGEST_TITLE = 200


class VersionForm(PlainForm):
    """One file. Once valid, ``taken`` is what it holds."""

    taken: TakenDocument

    document = forms.FileField(
        label="The file",
        help_text=(
            "A text, PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx) or picture file "
            "of at most 50 megabytes."
        ),
        allow_empty_file=True,
        error_messages={"required": "Choose a file.", "missing": "Choose a file."},
    )
    dated_on = forms.DateField(
        label="The date on it",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The date written on it, or the day it was made. Leave it empty if you do not know.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].error_messages["required"] = "Choose a file."

    def clean(self) -> dict[str, Any]:
        """The file, read last: nobody waits for a long file when a box is still empty."""
        found = super().clean() or self.cleaned_data
        upload = found.get("document")
        if upload is not None and not self.errors:
            try:
                self.taken = taken_document(cast(IO[bytes], upload))
            except UploadRefused as refused:
                self.add_error("document", str(refused))
        return found


class DocumentForm(VersionForm):
    """A file, what it is called and what it is for."""

    field_order = ["title", "kind", "document", "dated_on"]

    title = WordsField(
        label="What it is called",
        max_length=LONGEST_TITLE,
        help_text="Such as “Notes of the second workshop”. Names of people are not needed.",
    )
    kind = forms.ChoiceField(
        label="What it is for",
        choices=[(kind.value, KIND_WORDS[kind].capitalize()) for kind in DocumentKind],
    )
