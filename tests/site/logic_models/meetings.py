"""A meeting about a drawing and a suggested card, as tests of several folders need them."""

import secrets

from doingwith.logic_models.columns import Column
from doingwith_site.consent.codes import hash_of, personal_code
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.actions.opening import open_meeting
from doingwith_site.logic_models.meetings.actions.suggestions import suggest_card
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.people.models import User

__all__ = ["a_meeting", "a_suggestion", "the_drawing"]


def the_drawing() -> LogicModelVersion:
    """The first drawing of project P08, which is open."""
    return LogicModelVersion.objects.select_related("model__programme").get(
        model__identifier="LM-P08", model__programme__identifier="cocreate", number=1
    )


def a_meeting(by: User) -> DrawingMeeting:
    """An open meeting about it."""
    return open_meeting(by=by, row=the_drawing())


def a_suggestion(
    meeting: DrawingMeeting, text: str = "Fewer missed visits", *, seed: str = "", name: str = "Sam"
) -> Suggestion:
    """A card by somebody in the meeting."""
    return suggest_card(
        meeting=meeting,
        guest=hash_of(personal_code(seed or secrets.token_hex(8))),
        column=Column.OUTCOMES,
        text=text,
        name_to_show=name,
        key=secrets.token_hex(8),
    )
