"""One piece of an account, as it is shown to its teller and to those who may read it."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from doingwith.evidence.accounts import PartKind
from doingwith.reporting.wording import count
from doingwith_site.evidence.models import AccountPart, MediaFile
from doingwith_site.evidence.queries import words_of
from doingwith_site.evidence.rules import may_write_beside
from doingwith_site.evidence.uploads.pictures import PREVIEW_SIDE, SMALL_SIDE

__all__ = ["PartShown", "length_words"]


@dataclass(frozen=True, kw_only=True)
class TypingShown:
    """That the words were typed once more, and what stood there before."""

    sentence: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """Its words, and its picture or recording."""

    part: AccountPart
    language: str = ""
    easy: bool = False

    @property
    def number(self) -> int:
        """Its number in the account."""
        return self.part.number

    @property
    def text(self) -> str:
        """The words."""
        return self.part.text

    @property
    def question(self) -> str:
        """The question it answers; empty when it was told without one."""
        if self.part.question is None:
            return ""
        words = words_of(self.part.question.words.all(), self.language, easy=self.easy)
        return words.text if words else ""

    @property
    def is_picture(self) -> bool:
        """Whether there is a picture to see."""
        return self.part.kind in {PartKind.PHOTO, PartKind.DRAWING} and self._has_file

    @property
    def is_voice(self) -> bool:
        """Whether there is a recording to hear."""
        return self.part.kind == PartKind.VOICE and self._has_file

    @property
    def _has_file(self) -> bool:
        return self.part.media is not None and self.part.media.is_here

    @property
    def missing(self) -> str:
        """A sentence for staff where a picture or recording is known of and is not kept here."""
        if self.part.media is None or self.part.media.is_here:
            return ""
        what = "recording" if self.part.kind == PartKind.VOICE else "picture"
        return f"The {what} itself is not kept here."

    @property
    def name(self) -> str:
        """What kind of thing it is."""
        return {
            PartKind.WRITING: _("Words"),
            PartKind.VOICE: _("Voice"),
            PartKind.PHOTO: _("Photo"),
            PartKind.DRAWING: _("Drawing"),
        }[PartKind(self.part.kind)]

    @property
    def is_typed(self) -> bool:
        """Whether somebody else typed the words for its teller."""
        return bool(self.part.text) and self.part.text_by_id is not None

    @property
    def typings(self) -> list[TypingShown]:
        """Each time that somebody typed the words once more, the last first."""
        return [
            TypingShown(
                sentence=_("Typed again on %(day)s by somebody who works on this, because: %(reason)s")
                % {"day": date_format(localtime(one.at), "j E Y"), "reason": one.reason},
                text=one.text,
            )
            for one in reversed(self.part.typings.all())
        ]

    @property
    def typed_again(self) -> str:
        """For staff: how often the words were typed again; empty when they never were."""
        number = len(self.part.typings.all())
        return f"typed again {count(number, 'time')}" if number else ""

    @property
    def written(self) -> str:
        """For staff: who typed the words of a file, or that the teller corrected them; empty for neither."""
        if self.part.text_by:
            return f"words typed by {self.part.text_by.name}" if self.part.media and self.part.text else ""
        return "corrected by its teller" if self.part.version > 1 else ""

    @property
    def may_be_typed(self) -> bool:
        """Whether staff may type the words of the recording, or what the picture shows."""
        return self.part.media is not None and may_write_beside(self.part)

    @property
    def length(self) -> str:
        """How long a recording is, where it tells."""
        seconds = self.part.media.seconds if self.part.media else None
        return length_words(seconds) if seconds else ""

    @property
    def small_width(self) -> int:
        """How wide its picture is when made small."""
        return small_size(self.part.media)[0] if self.part.media else 0

    @property
    def small_height(self) -> int:
        """How high its picture is when made small."""
        return small_size(self.part.media)[1] if self.part.media else 0

    @property
    def preview_width(self) -> int:
        """How wide its picture is among others."""
        return small_size(self.part.media, PREVIEW_SIDE)[0] if self.part.media else 0

    @property
    def preview_height(self) -> int:
        """How high its picture is among others."""
        return small_size(self.part.media, PREVIEW_SIDE)[1] if self.part.media else 0

    @property
    def alternative(self) -> str:
        """What stands for a picture that cannot be seen."""
        return self.part.text or _("A picture without words beside it")


def small_size(media: MediaFile, side: int = SMALL_SIDE) -> tuple[int, int]:
    """Width and height of the small picture, so that the page keeps its place free."""
    width, height = media.width or side, media.height or side
    scale = min(1.0, side / max(width, height))
    return round(width * scale), round(height * scale)


def length_words(seconds: float) -> str:
    """Minutes and seconds.

    >>> length_words(83.4)
    '1:23'
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
