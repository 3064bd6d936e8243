"""People without an account suggest cards in a meeting, hear what became of them, and can take them back."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import a_meeting, a_suggestion, the_drawing
from tests.site.tellings import an_account, leaving_hospital
from tests.site.words import words_of

from doingwith.logic_models.columns import Column
from doingwith.logic_models.freezing import freeze, is_as_frozen
from doingwith.logic_models.model import Proposal
from doingwith.logic_models.nodes import Node
from doingwith_site.audit.models import Event
from doingwith_site.common.errors import NotYours, Refused
from doingwith_site.config.translations import compile_all
from doingwith_site.consent.codes import hash_of, personal_code
from doingwith_site.consent.models import Removal
from doingwith_site.logic_models.actions.drawing import set_aside
from doingwith_site.logic_models.meeting_models import DrawingMeeting, Suggestion
from doingwith_site.logic_models.meetings.actions.leaving import forget_suggestions, take_suggestion_back
from doingwith_site.logic_models.meetings.actions.opening import close_meeting, open_meeting
from doingwith_site.logic_models.meetings.actions.suggestions import place_suggestion, set_suggestion_aside
from doingwith_site.logic_models.meetings.queries import (
    drawing_for_guests,
    guest_of_code,
    own_suggestion,
    suggestion_in,
)
from doingwith_site.logic_models.meetings.rules import MOST_OF_ONE
from doingwith_site.logic_models.models import DrawingStep, LogicModel, LogicModelVersion
from doingwith_site.logic_models.records import (
    proposal_content,
    proposal_values,
    version_content,
    version_value,
)
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Project

HERE = "/programmes/cocreate/logic-models/LM-P08/1/"
FORGOTTEN = "This phone forgot you, or somebody else used it after you. Type your own code, then send again."
CARD = {"column": "outcomes", "text": "Fewer missed visits", "name": "Sam", "key": "first"}


@pytest.fixture
def meeting(cocreate: Programme, farah: User) -> DrawingMeeting:
    return a_meeting(farah)


@pytest.fixture
def room(meeting: DrawingMeeting) -> str:
    return f"/meet/{meeting.code}/"


def own_codes(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    return " ".join(re.findall(r"<span>([A-Z0-9-]+)</span>", answer.content.decode()))


def whose_in(page: HttpResponse) -> str:
    """Whose every form on the page says it is."""
    (found,) = set(re.findall(r'name="whose" value="([0-9a-f]{16})"', page.content.decode()))
    return str(found)


def a_drawing(programme: Programme, project: Project | None) -> LogicModelVersion:
    """A first drawing of a further model."""
    name = f"new {project}"
    model = LogicModel.objects.create(
        programme=programme, project=project, identifier=name, title=name, position=99
    )
    content = version_content(version_value(the_drawing()))
    return LogicModelVersion.objects.create(model=model, number=1, content=content)


def too_late(about: str, *nodes: Node, by: User) -> DrawingStep:
    """The word “trust”, typed about a card of a drawing of these cards while somebody else was first."""
    drawing, last = version_value(the_drawing()), the_drawing().steps.order_by("number").last()
    return DrawingStep.objects.create(
        version=the_drawing(),
        number=last.number + 1 if last else 1,
        verb="aside",
        about=about,
        content=version_content(replace(drawing, nodes=nodes)),
        aside={"What it says": "trust"},
        by=by,
    )


def card_of(suggestion: Suggestion) -> Node:
    return version_value(the_drawing()).node_by_id[f"suggestion-{suggestion.pk}"]


class TestTheRoom:
    def test_is_found_by_its_code_however_it_is_typed(self, meeting: DrawingMeeting, client: Client) -> None:
        answer = client.post("/meet/", {"code": meeting.code.lower().replace("-", " ")}, follow=True)

        words = words_of(answer)
        assert "You can suggest a card." in words
        assert "Low national rating for involvement and inequality" in words
        assert "leads to “" in words

    def test_is_given_no_reason_that_rested_on_words_taken_back(self, meeting: DrawingMeeting) -> None:
        row, drawing = the_drawing(), version_value(the_drawing())
        told = replace(drawing.nodes[0], status_because="One of them waited alone")
        row.content = version_content(replace(drawing, nodes=(told, *drawing.nodes[1:])))
        row.save()
        asked = DrawingMeeting.objects.filter(pk=meeting.pk)
        _, shown = drawing_for_guests(asked.get())
        assert shown
        before = shown.node_by_id[told.id]

        LogicModel.objects.filter(pk=row.model_id).update(evidence_withdrawn=[told.id])

        _, shown = drawing_for_guests(asked.get())
        assert shown
        after = shown.node_by_id[told.id]
        assert before.status_because == "One of them waited alone"
        gone = (*before.evidence, "[words taken back]")
        assert after == replace(before, status_because="[words held back]", evidence=gone)

    def test_speaks_the_language_that_somebody_chose_and_staff_pages_stay_english(
        self, room: str, meeting: DrawingMeeting, client: Client, farah: User, browser_of: Browser
    ) -> None:
        compile_all()

        page = client.get(f"{room}?lang=pl").content.decode()
        wrong = client.post(room, {"key": "k"}).content.decode()
        kept = words_of(client.post(room, CARD, follow=True))

        assert '<html lang="pl">' in page
        assert 'prowadzi do “<span lang="en-GB">' in page, "what was written in English says so"
        assert "Co się zmienia dla ludzi" in page
        assert "Napisz, co ma być na kartce." in wrong
        assert "Twój własny kod" in kept
        assert "Nikt jeszcze nie odpowiedział. Zajrzyj tu za jakiś czas." in kept
        assert "Dołącz do spotkania" in words_of(client.get("/meet/forget/", follow=True))
        assert "Open since" in words_of(browser_of(farah).get(f"{HERE}meeting/"))
        close_meeting(by=farah, row=the_drawing())
        late = words_of(client.post(room, CARD | {"key": "late"}))
        assert "To spotkanie się skończyło. Nie można już tu proponować kartek." in late
        assert '<html lang="en-gb">' in client.get("/meet/?lang=en-gb").content.decode()

    def test_a_refused_act_leads_back_to_a_page_that_can_be_read_in_another_language(
        self, room: str, client: Client
    ) -> None:
        client.post(room, CARD)
        path = f"/meet/mine/{Suggestion.objects.get().pk}/take-back/"
        client.post(path)

        refused = client.post(path)

        assert refused.status_code == 409
        assert 'href="/meet/mine/?lang=pl"' in refused.content.decode()

    def test_a_code_that_leads_nowhere_is_answered_plainly(
        self, meeting: DrawingMeeting, client: Client
    ) -> None:
        words = words_of(client.post("/meet/", {"code": "moss 20 moss"}))

        assert "We do not know this code. Look at each letter and number again." in words

    def test_a_mistyped_code_in_the_address_is_asked_for_once_more(
        self, meeting: DrawingMeeting, client: Client
    ) -> None:
        compile_all()
        wrong = f"{meeting.code[:-4]}xxxx"

        asked = client.get(f"/meet/{wrong}/")
        polish = client.get(f"/meet/{wrong}/?lang=pl")

        assert asked.status_code == 404
        assert "We do not know this code. Look at each letter and number again." in words_of(asked)
        assert f'value="{wrong}"' in asked.content.decode(), "it is in the box, to be mended"
        assert 'action="/meet/"' in asked.content.decode()
        assert "Nie znamy tego kodu. Sprawdź jeszcze raz każdą literę i cyfrę." in words_of(polish)
        assert client.post("/meet/", {"code": meeting.code})["Location"] == f"/meet/{meeting.code}/"

    def test_nobody_tries_codes_for_long(self, room: str, client: Client) -> None:
        for _ in range(60):
            client.post("/meet/", {"code": "moss 20 moss"})

        answer = client.post("/meet/", {"code": room[6:-1]})
        assert answer.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(answer)
        followed = client.get(room)
        assert followed.status_code == 429
        assert "Too many codes were tried here. Wait ten minutes, then try again." in words_of(followed)
        assert f'value="{room[6:-1]}"' in followed.content.decode(), "it is in the box, to be sent then"

    def test_a_card_is_suggested_once_however_often_it_is_sent(self, room: str, client: Client) -> None:
        client.post(room, CARD)
        words = words_of(client.post(room, CARD, follow=True))

        assert Suggestion.objects.count() == 1
        assert "Nobody has answered yet. Look again in a while." in words
        assert "Your own code" in words

    def test_a_first_card_whose_answer_was_lost_is_one_card_with_one_code(
        self, room: str, client: Client
    ) -> None:
        client.get(room)
        before = client.cookies["guest"].value
        first = own_codes(client.post(room, CARD, follow=True))

        client.cookies["guest"] = before
        mine = own_codes(client.get("/meet/mine/"))
        client.cookies["guest"] = before
        seen = own_codes(client.get(room))
        client.cookies["guest"] = before
        again = own_codes(client.post(room, CARD, follow=True))

        assert Suggestion.objects.count() == 1
        assert first == mine == seen == again != ""

    def test_before_the_first_card_there_is_no_code_of_ones_own(self, room: str, client: Client) -> None:
        assert own_codes(client.get(room)) == ""
        assert client.get("/meet/mine/")["Location"] == "/meet/"

    def test_one_phones_wrong_codes_do_not_throw_out_who_is_in(self, room: str, client: Client) -> None:
        client.get(room)
        for _ in range(60):
            Client().post("/meet/", {"code": "moss 20 moss"})

        client.post(room, CARD)

        assert client.get(room).status_code == 200
        assert Suggestion.objects.count() == 1
        assert client.get("/meet/moss-20-moss/").status_code == 429, "many were tried here"

    def test_a_card_that_waited_while_the_meeting_was_closed_is_not_taken(
        self, meeting: DrawingMeeting, farah: User
    ) -> None:
        close_meeting(by=farah, row=the_drawing())

        assert meeting.closed_at is None  # as it was read before
        with pytest.raises(Refused, match=r"This meeting is over\."):
            a_suggestion(meeting)

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, room: str, client: Client) -> None:
        words = client.post(room, {"text": "Fewer missed visits", "key": "first"})

        assert "Choose where your card belongs." in words_of(words)
        assert "Fewer missed visits</textarea>" in words.content.decode()
        long = words_of(client.post(room, CARD | {"text": "x" * 301}))
        assert "A card holds at most 300 letters. Make it shorter, or make two." in long
        assert not Suggestion.objects.exists()

    def test_one_person_can_suggest_only_so_many(
        self, room: str, meeting: DrawingMeeting, client: Client
    ) -> None:
        for number in range(MOST_OF_ONE):
            client.post(room, CARD | {"key": f"key {number}"})

        answer = client.post(room, CARD | {"key": "one more", "text": "One more"})

        assert (
            "You have suggested 20 cards, and that is as many as one person can. "
            "Take one back if you want to suggest another."
        ) in words_of(answer)
        assert "One more</textarea>" in answer.content.decode()

    def test_after_the_meeting_the_drawing_is_shown_no_more(
        self, room: str, meeting: DrawingMeeting, farah: User, client: Client
    ) -> None:
        client.post(room, CARD)
        close_meeting(by=farah, row=the_drawing())

        words = words_of(client.get(room))
        assert "This meeting is over. You cannot suggest cards here any more." in words
        assert "Low national rating" not in words
        assert "Fewer missed visits" in words
        again = words_of(client.post(room, CARD | {"key": "second", "text": "Typed too late"}))
        assert "Typed too late" in again
        assert Suggestion.objects.count() == 1

    def test_a_meeting_closes_by_itself(self, room: str, meeting: DrawingMeeting, client: Client) -> None:
        DrawingMeeting.objects.update(opened_at=timezone.now() - timedelta(hours=13))

        assert "This meeting is over." in words_of(client.get(room))

    def test_a_frozen_drawing_takes_no_cards(self, room: str, client: Client) -> None:
        LogicModelVersion.objects.filter(pk=the_drawing().pk).update(is_frozen=True)

        words = words_of(client.post(room, CARD))
        assert "This drawing is finished. You cannot suggest cards for it any more." in words
        assert not Suggestion.objects.exists()

    def test_no_page_of_it_is_kept_by_a_browser(self, room: str, client: Client) -> None:
        assert client.get(room)["Cache-Control"] == "no-store, private, max-age=0"

    def test_a_page_left_open_says_whose_it_is_when_the_phone_is_somebody_elses(
        self, room: str, client: Client
    ) -> None:
        code = own_codes(client.post(room, CARD, follow=True))
        left_open, mine = whose_in(client.get(room)), whose_in(client.get("/meet/mine/"))
        client.get("/meet/forget/?next=1")
        client.post(room, CARD | {"key": "of the next person"})
        sent = CARD | {"text": "A second card", "key": "second", "whose": left_open}

        asked = client.post(room, sent)
        taken = client.post(
            f"/meet/mine/{Suggestion.objects.order_by('pk')[0].pk}/take-back/", {"whose": mine}
        )
        wrong = client.post(room, {**sent, "own_code": "moss 20 moss"})
        client.post(room, {**sent, "own_code": code.lower()})

        assert FORGOTTEN in words_of(asked)
        assert "A second card</textarea>" in asked.content.decode()
        assert "We do not know this code." in words_of(wrong)
        assert (taken.status_code, FORGOTTEN in words_of(taken)) == (409, True)
        assert 'action="/meet/"' in taken.content.decode(), "the code goes to the door"
        first, between, second = Suggestion.objects.order_by("pk")
        assert first.guest == second.guest != between.guest
        assert first.text

    def test_the_next_person_on_the_same_phone_begins_anew_in_the_same_room(
        self, room: str, client: Client
    ) -> None:
        kept = client.post(room, CARD, follow=True)

        fresh = words_of(client.get("/meet/forget/?next=1", follow=True))

        assert "Does somebody else want to suggest a card on this phone? I am somebody else" in words_of(kept)
        assert "You can suggest a card." in fresh
        assert "Fewer missed visits" not in fresh

    def test_leaving_forgets_everything(self, room: str, client: Client) -> None:
        client.post(room, CARD)

        client.get("/meet/leave/")

        assert client.get("/meet/mine/")["Location"] == "/meet/"


class TestWhatBecameOfIt:
    def test_a_title_and_a_reason_hold_no_words_that_may_not_be_quoted(
        self, meeting: DrawingMeeting, room: str, cocreate: Programme, farah: User, client: Client
    ) -> None:
        said = "I waited eleven weeks and nobody rang me."
        an_account(leaving_hospital(farah, cocreate), said)
        LogicModel.objects.filter(identifier="LM-P08").update(title=f"After: {said}")
        client.post(room, CARD)
        set_suggestion_aside(
            by=farah, row=the_drawing(), suggestion=Suggestion.objects.get(), reason=f"One told us: {said}"
        )

        for page in (room, "/meet/mine/"):
            words = words_of(client.get(page))
            assert "eleven weeks" not in words
            assert "Set aside: One told us: [words held back]." in words
        assert "After: [words held back]." in words_of(client.get(room))
        DrawingMeeting.objects.update(closed_at=timezone.now())
        assert "After: [words held back]." in words_of(client.get(room))

    def test_a_placed_card_is_in_the_drawing_with_its_name(
        self, meeting: DrawingMeeting, room: str, farah: User, client: Client, browser_of: Browser
    ) -> None:
        client.post(room, CARD)

        answer = browser_of(farah).post(f"{HERE}suggestions/1/place/", follow=True)

        assert "The card is in the drawing, at the end of its column." in words_of(answer)
        assert card_of(Suggestion.objects.get()).source == "Suggested in a meeting by Sam."
        step = DrawingStep.objects.latest("number")
        assert (step.verb, step.by) == ("place_suggestion", farah)
        assert "Your card is in the drawing." in words_of(client.get("/meet/mine/"))

    def test_a_suggestion_set_aside_says_why(
        self, room: str, farah: User, client: Client, browser_of: Browser
    ) -> None:
        client.post(room, CARD)
        browser = browser_of(farah)
        assert "Fill in “Why it is set aside”." in words_of(browser.post(f"{HERE}suggestions/1/aside/"))

        browser.post(f"{HERE}suggestions/1/aside/", {"reason": "It is there already. Thank you."})

        assert "Set aside: It is there already. Thank you." in words_of(client.get("/meet/mine/"))

    def test_somebody_who_is_not_sure_where_it_belongs_is_not_sent_away(
        self, room: str, client: Client, farah: User, browser_of: Browser
    ) -> None:
        sent = {"column": "unsure", "text": "Tea", "name": "", "key": "k"}
        words = words_of(client.post(room, sent, follow=True))
        assert "You were not sure where it belongs" in words
        suggestion, hers = Suggestion.objects.get(text="Tea"), browser_of(farah)
        assert "Not sure where it belongs" in words_of(hers.get(f"{HERE}meeting/"))

        place = f"{HERE}suggestions/{suggestion.number}/place/"
        words = words_of(hers.post(place, {"column": ""}, follow=True))
        assert "Choose a column for this card: whoever suggested it was not sure where it belongs." in words
        assert "that is no column" in words_of(hers.post(place, {"column": "tea"}, follow=True))
        hers.post(place, {"column": "inputs"})

        assert card_of(suggestion).column is Column.INPUTS
        assert "Your card is in the drawing, under “What we have to work with”." in words_of(client.get(room))

    def test_whoever_leads_can_place_it_in_another_column(
        self, meeting: DrawingMeeting, farah: User, browser_of: Browser
    ) -> None:
        kept, moved = a_suggestion(meeting), a_suggestion(meeting, "Tea")
        hers = browser_of(farah)
        for one, column in ((kept, "outcomes"), (moved, "impact")):
            hers.post(f"{HERE}suggestions/{one.number}/place/", {"column": column})

        assert (card_of(kept).column, card_of(moved).column) == (Column.OUTCOMES, Column.IMPACT)

    def test_it_is_answered_once(self, meeting: DrawingMeeting, farah: User, browser_of: Browser) -> None:
        suggestion = a_suggestion(meeting)
        place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion)

        words = words_of(browser_of(farah).post(f"{HERE}suggestions/1/place/", follow=True))

        assert "Somebody has answered this suggestion meanwhile. Nothing was changed." in words
        with pytest.raises(Refused):
            set_suggestion_aside(by=farah, row=the_drawing(), suggestion=suggestion, reason="x")

    def test_the_own_code_opens_it_on_another_phone(self, room: str, client: Client) -> None:
        client.post(room, CARD)
        page = client.get("/meet/mine/").content.decode()
        code = " ".join(re.findall(r"<span>([A-Z0-9-]+)</span>", page))

        other = Client()
        words = words_of(other.post("/meet/", {"code": code}, follow=True))

        assert "What became of my cards" in words
        assert "Fewer missed visits" in words
        other.post(room, CARD | {"key": "second", "text": "From the other phone"})
        assert "From the other phone" in words_of(client.get("/meet/mine/"))

    def test_nobody_sees_anothers(self, meeting: DrawingMeeting, client: Client) -> None:
        theirs = a_suggestion(meeting, "Theirs")
        client.post(f"/meet/{meeting.code}/", CARD)

        assert "Theirs" not in words_of(client.get("/meet/mine/"))
        assert client.post(f"/meet/mine/{theirs.pk}/take-back/").status_code == 404
        with pytest.raises(NotYours):
            own_suggestion("", theirs.pk)
        assert guest_of_code("") == ""

    def test_a_card_that_was_taken_out_or_changed_says_so(
        self, meeting: DrawingMeeting, room: str, farah: User, client: Client
    ) -> None:
        client.post(room, CARD)
        place_suggestion(by=farah, row=the_drawing(), suggestion=Suggestion.objects.get())
        content = version_content(version_value(the_drawing()))
        other = [
            n | {"text": "Fewer visits missed"} if n["text"] == CARD["text"] else n for n in content["nodes"]
        ]
        LogicModelVersion.objects.filter(pk=the_drawing().pk).update(content=content | {"nodes": other})
        assert "The group has changed its words since." in words_of(client.get("/meet/mine/"))

        gone = [n for n in other if n["text"] != "Fewer visits missed"]
        LogicModelVersion.objects.filter(pk=the_drawing().pk).update(content=content | {"nodes": gone})
        assert "The group has taken it out since." in words_of(client.get("/meet/mine/"))


class TestTakingBack:
    def test_the_words_go_from_every_drawing_and_step_and_frozen_ones_stay_frozen(
        self, meeting: DrawingMeeting, farah: User, client: Client
    ) -> None:
        client.post(f"/meet/{meeting.code}/", CARD)
        suggestion = Suggestion.objects.get()
        place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion)
        row = the_drawing()
        frozen = freeze(version_value(row))
        LogicModelVersion.objects.filter(pk=row.pk).update(content=version_content(frozen), is_frozen=True)

        client.post(f"/meet/mine/{suggestion.pk}/take-back/")

        assert "missed visits" not in str(list(LogicModelVersion.objects.values_list("content", flat=True)))
        assert "missed visits" not in str(list(DrawingStep.objects.values_list("content", flat=True)))
        assert "Sam" not in str(list(DrawingStep.objects.values_list("content", flat=True)))
        assert card_of(suggestion).text == "[words taken back]"
        assert card_of(suggestion).source == "Suggested in a meeting."
        assert is_as_frozen(version_value(the_drawing()))
        left = Suggestion.objects.get()
        assert (left.text, left.name_to_show, left.reason, left.became) == ("", "", "", "taken_back")
        assert "You took this card back. Its words are gone." in words_of(client.get("/meet/mine/"))

    def test_they_go_from_proposals_to_change_it_and_from_what_was_typed_about_it(
        self, meeting: DrawingMeeting, farah: User
    ) -> None:
        suggestion = a_suggestion(meeting, "Trust")
        place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion)
        card = f"suggestion-{suggestion.pk}"
        set_aside(
            by=farah, row=the_drawing(), part=card, words={"What it says": "trust", "Why": "It is short"}
        )
        model = the_drawing().model
        about = Proposal(id="p1", node=card, text="Trust", reason="Shorter")
        other = Proposal(id="p2", node="c.rating", text="Trust", reason="Theirs")
        model.proposals = [proposal_content(one) for one in (about, other)]
        model.save()
        half = Node(id="half", column=Column.OUTCOMES, text="Half of it", came_from=(card,))
        too_late(half.id, half, by=farah)
        too_late(card, by=farah)  # it was taken out meanwhile
        too_late("c.rating", by=farah)

        take_suggestion_back(suggestion=suggestion)

        model.refresh_from_db()
        said = [(one.text, one.reason) for one in proposal_values(model)]
        assert said == [("[words taken back]", "Shorter"), ("Trust", "Theirs")]
        asides = DrawingStep.objects.filter(verb="aside").order_by("number")
        assert [step.aside for step in asides] == [
            {"What it says": "[words taken back]", "Why": "It is short"},
            {"What it says": "[words taken back]"},
            {"What it says": "[words taken back]"},
            {"What it says": "trust"},
        ]

    def test_asks_the_database_as_often_for_many_projects_as_for_few(
        self, cocreate: Programme, priya: User
    ) -> None:
        drawing = a_drawing(cocreate, None)
        counts = []
        for projects in (("P14",), ("P15", "P17", "P18", "P20")):
            for name in projects:
                a_drawing(cocreate, cocreate.projects.get(identifier=name))
            suggestion = a_suggestion(open_meeting(by=priya, row=drawing))
            place_suggestion(by=priya, row=drawing, suggestion=suggestion)
            with CaptureQueriesContext(connection) as asked:
                take_suggestion_back(suggestion=suggestion)
            counts.append(sum(one["sql"].startswith("SELECT") for one in asked))

        assert counts[0] == counts[1]

    def test_what_waits_can_be_taken_back_and_not_placed_after(
        self, meeting: DrawingMeeting, farah: User, client: Client
    ) -> None:
        suggestion = a_suggestion(meeting)
        take_suggestion_back(suggestion=suggestion)

        assert Removal.objects.count() == 1, "its bytes are still to be overwritten"
        with pytest.raises(Refused, match="so its words are gone"):
            place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion)
        with pytest.raises(Refused, match="You have taken this card back already"):
            take_suggestion_back(suggestion=suggestion)

    def test_no_word_and_no_name_is_logged(self, meeting: DrawingMeeting, farah: User) -> None:
        suggestion = a_suggestion(meeting)
        place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion)
        take_suggestion_back(suggestion=suggestion)

        said = str(list(Event.objects.values()))
        assert "missed" not in said
        assert "Sam" not in said

    def test_old_suggestions_that_are_in_no_drawing_lose_their_words(
        self, meeting: DrawingMeeting, farah: User
    ) -> None:
        a_suggestion(meeting, "Still waiting")
        placed = a_suggestion(meeting, "In the drawing")
        place_suggestion(by=farah, row=the_drawing(), suggestion=placed)
        assert forget_suggestions() == 0

        DrawingMeeting.objects.update(opened_at=timezone.now() - timedelta(days=31))

        assert forget_suggestions() == 1
        assert Removal.objects.exists(), "their bytes are still to be overwritten"
        assert set(Suggestion.objects.values_list("text", "became")) == {
            ("", "forgotten"), ("In the drawing", "placed"),
        }  # fmt: skip

    def test_whoever_leads_reads_that_an_old_card_was_set_aside_or_not_answered(
        self, meeting: DrawingMeeting, farah: User, browser_of: Browser
    ) -> None:
        aside, waiting = a_suggestion(meeting, "Set aside"), a_suggestion(meeting, "Waiting")
        set_suggestion_aside(by=farah, row=the_drawing(), suggestion=aside, reason="It is there already.")
        DrawingMeeting.objects.update(opened_at=timezone.now() - timedelta(days=31))
        forget_suggestions()

        words = words_of(browser_of(farah).get(f"{HERE}meeting/"))

        assert f"Set aside by {farah.name}. Why is not kept so long." in words
        assert words.count("Nobody answered in time.") == 1
        with pytest.raises(Refused, match="The meeting was long ago, so the words of this card are gone"):
            place_suggestion(by=farah, row=the_drawing(), suggestion=waiting)

    @pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one write at a time")
    def test_words_that_are_forgotten_or_answered_are_locked(
        self, meeting: DrawingMeeting, farah: User
    ) -> None:
        suggestion = a_suggestion(meeting)
        for act in (
            forget_suggestions,
            lambda: place_suggestion(by=farah, row=the_drawing(), suggestion=suggestion),
        ):
            with CaptureQueriesContext(connection) as asked:
                act()
            read = [one["sql"] for one in asked if 'FROM "logic_models_suggestion"' in one["sql"]]
            assert 'FOR UPDATE OF "logic_models_suggestion"' in read[0]

        with CaptureQueriesContext(connection) as asked:
            take_suggestion_back(suggestion=suggestion)
        assert any('FOR NO KEY UPDATE OF "logic_models_logicmodel"' in one["sql"] for one in asked)


class TestLeading:
    def test_opening_twice_is_one_meeting(self, meeting: DrawingMeeting, farah: User) -> None:
        assert open_meeting(by=farah, row=the_drawing()) == meeting
        close_meeting(by=farah, row=the_drawing())
        assert open_meeting(by=farah, row=the_drawing()) != meeting

    def test_the_page_shows_the_code_and_what_waits(
        self, meeting: DrawingMeeting, farah: User, browser_of: Browser
    ) -> None:
        a_suggestion(meeting)

        words = words_of(browser_of(farah).get(f"{HERE}meeting/"))

        assert meeting.code in words
        assert "1 suggestion to answer." in words
        assert "Suggested by Sam." in words

    def test_a_frozen_drawing_gets_no_meeting(
        self, cocreate: Programme, farah: User, browser_of: Browser
    ) -> None:
        LogicModelVersion.objects.filter(pk=the_drawing().pk).update(is_frozen=True)

        answer = browser_of(farah).post(f"{HERE}meeting/")

        assert answer.status_code == 403
        assert "Draw a new version from it first." in words_of(answer)

    def test_a_suggestion_of_another_drawing_is_not_there(
        self, meeting: DrawingMeeting, cocreate: Programme
    ) -> None:
        a_suggestion(meeting)
        other = LogicModelVersion.objects.exclude(pk=the_drawing().pk).first()
        assert other is not None

        with pytest.raises(NotYours):
            suggestion_in(other, 1)

    def test_no_more_queries_with_more_suggestions(
        self, meeting: DrawingMeeting, farah: User, browser_of: Browser
    ) -> None:
        browser, counts = browser_of(farah), []
        for _ in range(2):
            for _ in range(5):
                a_suggestion(meeting)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                browser.get(f"{HERE}meeting/")
            counts.append(len(asked))

        assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_the_command_says_what_it_removed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("forget_suggestions")

    assert capsys.readouterr().out == "Removed the words of no suggestions.\n"


def test_a_code_is_stored_nowhere(meeting: DrawingMeeting) -> None:
    suggestion = a_suggestion(meeting, seed="seed")

    assert suggestion.guest == hash_of(personal_code("seed"))
    assert personal_code("seed") not in str(list(Suggestion.objects.values()))
