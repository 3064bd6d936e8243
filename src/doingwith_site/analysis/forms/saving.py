"""What is asked of somebody who saves a comparison."""

from doingwith_site.common.text import WordsField
from doingwith_site.design.forms import PlainForm
from doingwith_site.projects.forms.boxes import LONGEST_TITLE, box

__all__ = ["SaveForm"]


class SaveForm(PlainForm):
    """A title, and why these choices were made."""

    title = WordsField(
        label="What is this comparison called?",
        max_length=LONGEST_TITLE,
        error_messages={"max_length": f"The title holds at most {LONGEST_TITLE} characters. Shorten it."},
    )
    reason = box(
        "Why these choices?",
        3,
        "For whoever asks in a year. It is kept with the comparison and stands in the report.",
    )
