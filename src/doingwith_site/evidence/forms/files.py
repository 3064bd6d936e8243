"""A voice, a photo and a drawing, taken alike whoever hands them in: their teller, or who writes for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingwith.evidence.accounts import PartKind
from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.evidence.uploads.sounds import taken_sound

__all__ = [
    "FILES",
    "LONGEST_STORY",
    "MEDIA",
    "PICTURES",
    "SOUNDS",
    "ManyFilesField",
    "ManyFilesInput",
    "TakesFiles",
    "TakesManyFiles",
]

LONGEST_STORY = 50_000
PICTURES = ".jpg,.jpeg,.png,.webp,.gif,image/*"
SOUNDS = "audio/*"
MEDIA = {"voice": PartKind.VOICE, "photo": PartKind.PHOTO, "drawing": PartKind.DRAWING}
FILES = frozenset(MEDIA)
FILE_ERRORS = {
    "invalid": _("The file did not arrive. Choose it again."),
    "missing": _("The file did not arrive. Choose it again."),
    "empty": _("This file is empty. Choose another one."),
    "max_length": _("The file's name is too long. Give it a shorter one."),
}


class ManyFilesInput(forms.FileInput):
    """A box in which several files can be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, or none. Each is looked at by itself, with ``one``."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """All of them, not looked at yet."""
        return [file for file in data or [] if file]

    def one(self, file: Any) -> Any:
        """A single one, as a box for one file looks at it."""
        return super().clean(file)


class TakesFiles(forms.Form):
    """A form with the boxes ``voice``, ``photo`` and ``drawing``, or some of them."""

    def clean_voice(self) -> Any:
        """The recording, looked at."""
        return self._taken("voice", taken_sound)

    def clean_photo(self) -> Any:
        """The photo, drawn anew."""
        return self._taken("photo", taken_picture)

    def clean_drawing(self) -> Any:
        """The drawing, drawn anew."""
        return self._taken("drawing", taken_picture)

    def _taken(self, name: str, take: Any) -> Any:
        file = self.cleaned_data.get(name)
        if not file:
            return None
        try:
            upload: Upload = take(file)
        except UploadRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return upload

    def word_file_errors(self) -> None:
        """Gives the boxes for files our sentences for a file that did not arrive."""
        for name in FILES & self.fields.keys():
            self.fields[name].error_messages |= FILE_ERRORS

    @property
    def has_refused_file(self) -> bool:
        """Whether a file was not taken, so that it has to be chosen again."""
        return bool(FILES & self.errors.keys())


class TakesManyFiles(TakesFiles):
    """The same boxes, each for several files. ``taken`` can be kept, whatever else is wrong."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken: dict[str, list[Upload]] = {}

    def _taken(self, name: str, take: Any) -> Any:
        field, refused = self.fields[name], []
        assert isinstance(field, ManyFilesField)
        self.taken[name] = []
        for file in self.cleaned_data.get(name, []):
            try:
                self.taken[name].append(take(field.one(file)))
            except (UploadRefused, forms.ValidationError) as error:
                why = error.messages[0] if isinstance(error, forms.ValidationError) else str(error)
                refused.append(f"“{file.name}” was not taken. {why}")
        if refused:
            raise forms.ValidationError(refused)
        return self.taken[name]
