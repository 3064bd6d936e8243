"""What is asked of staff who look after an account."""

from doingwith_site.design.forms import PlainForm
from doingwith_site.evidence.forms.files import (
    LONGEST_STORY,
)
from doingwith_site.projects.forms.boxes import box

__all__ = ["StaffWorryForm", "TypeAgainForm", "WriteBesideForm"]


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


class StaffWorryForm(PlainForm):
    """What staff are worried about when they read or hear an account."""

    words = box("What are you worried about?", 4, "Only the safeguarding lead reads it.")
