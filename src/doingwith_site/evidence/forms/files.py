"""A voice, a photo and a drawing, taken alike whoever hands them in: their teller, or who writes for them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingwith_site.evidence.uploads.pictures import taken_picture
from doingwith_site.evidence.uploads.sniffing import Upload, UploadRefused
from doingwith_site.evidence.uploads.sounds import taken_sound

__all__ = ["FILES", "LONGEST_STORY", "PICTURES", "SOUNDS", "TakesFiles"]

LONGEST_STORY = 50_000
PICTURES = ".jpg,.jpeg,.png,.webp,.gif,image/*"
SOUNDS = "audio/*"
FILES = frozenset({"voice", "photo", "drawing"})
FILE_ERRORS = {
    "invalid": _("The file did not arrive. Choose it again."),
    "missing": _("The file did not arrive. Choose it again."),
    "empty": _("This file is empty. Choose another one."),
    "max_length": _("The file's name is too long. Give it a shorter one."),
}


class TakesFiles(forms.Form):
    """A form with the boxes ``voice``, ``photo`` and ``drawing``, or some of them."""

    def clean_voice(self) -> Upload | None:
        """The recording, looked at."""
        return self._taken("voice", taken_sound)

    def clean_photo(self) -> Upload | None:
        """The photo, drawn anew."""
        return self._taken("photo", taken_picture)

    def clean_drawing(self) -> Upload | None:
        """The drawing, drawn anew."""
        return self._taken("drawing", taken_picture)

    def _taken(self, name: str, take: Any) -> Upload | None:
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
