"""Reports and drawings leave without what rests on words whose tellers do not agree to be quoted."""

import io
from dataclasses import replace

import docx
import pytest
from django.test import Client
from tests.site.conftest import Browser
from tests.site.programme import EXAMPLE, joined
from tests.site.words import words_of

from doingwith.consent.uses import SaidBy, Use, Way
from doingwith.exchange.bundle.check import read_bundle
from doingwith.logic_models.model import ChangeReason, ModelKind
from doingwith_site.audit.models import Event
from doingwith_site.cases.models import Judgement
from doingwith_site.consent.actions import answer_uses, raise_concern
from doingwith_site.consent.held_words import HeldWords, held_words
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import import_record
from doingwith_site.logic_models.actions.versions import draw_new_version
from doingwith_site.logic_models.meetings.actions.opening import open_meeting
from doingwith_site.logic_models.models import LogicModelVersion
from doingwith_site.logic_models.records import version_content, version_value
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator, Facilitator
from doingwith_site.programmes.models import Programme

HERE = "/programmes/lantern-vale"
HELD = "[words held back]"


@pytest.fixture
def example(priya: User, eve: User) -> Programme:
    programme = import_record(by=priya, record=read_bundle(EXAMPLE))
    joined(eve, programme, Evaluator)
    for agreement in programme.agreements.all():
        said(programme, agreement.identifier, quotes=True)
    return programme


def said(programme: Programme, account: str, *, quotes: bool) -> None:
    answers = {Use.PROJECT_TEAM: True, Use.QUOTE_WITHOUT_NAME: quotes}
    agreement = programme.agreements.get(identifier=account)
    for voice in SaidBy:
        answer_uses(by=None, agreement=agreement, answers=answers, said_by=voice, way=Way.PAGE)


def reason_that_cites(programme: Programme, account: str) -> Judgement:
    found = Judgement.objects.filter(
        excerpts__part__account__identifier=account, reading__case__programme=programme
    ).exclude(reason="")
    judgement = found.first()
    assert judgement is not None
    return judgement


def written(content: bytes) -> str:
    """The text of a Word file."""
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


class TestTheReport:
    def test_holds_back_the_reason_that_cites_it_counts_it_and_keeps_the_rest(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        judgement = reason_that_cites(example, "B1")
        browser = browser_of(eve)
        before = browser.post(f"{HERE}/report/download/", {"format": "html"}).content.decode()
        assert judgement.reason[1:] in before
        assert HELD not in before

        said(example, "B1", quotes=False)
        after = browser.post(f"{HERE}/report/download/", {"format": "html"}).content.decode()

        assert judgement.reason[1:] not in after
        assert HELD in after
        assert "words are held back: what stood there tells what somebody said" in after
        details = [event.detail for event in Event.objects.filter(noun="report").order_by("pk")]
        assert details[0]["held_back"] == 0
        assert details[1]["held_back"] > 0

    def test_on_the_page_shows_it_to_the_team_as_long_as_the_team_may_use_it(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        judgement = reason_that_cites(example, "B1")
        said(example, "B1", quotes=False)
        browser = browser_of(eve)
        assert judgement.reason[1:] in words_of(browser.get(f"{HERE}/report/"))

        agreement = example.agreements.get(identifier="B1")
        raise_concern(by=None, programme=example, agreement=agreement, words="I am not safe.")

        page = words_of(browser.get(f"{HERE}/report/"))
        assert judgement.reason[1:] not in page
        assert "Words held back" in page


class TestADrawing:
    def test_leaves_without_their_words_and_says_so(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        words = example.accounts.get(identifier="B1").parts.get().text
        row = LogicModelVersion.objects.filter(model__programme=example).first()
        assert row is not None
        quoted = " ".join(words.split()[:8])
        row.content["nodes"][0]["text"] = f"Because {quoted}"
        row.save()
        file = f"{HERE}/logic-models/{row.model.identifier}/{row.number}/file/"
        assert quoted in written(browser_of(eve).post(file, {"format": "docx"}).content)

        said(example, "B1", quotes=False)
        left = written(browser_of(eve).post(file, {"format": "docx"}).content)

        assert quoted not in left
        assert f"Because {HELD}" in left
        assert "words are held back" in left
        details = [event.detail for event in Event.objects.filter(noun="logic_model").order_by("pk")]
        assert [one["held_back"] for one in details] == [0, 1]

    def test_leaves_without_what_is_told_of_a_card_that_rests_on_them(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        row = LogicModelVersion.objects.filter(
            model__programme=example, model__identifier="LM-waiting"
        ).latest("number")
        drawn = version_value(row)
        heard, undone = drawn.node_by_id["u.heard"], drawn.link_by_id["o.refused-u.heard"]
        assert "e10" in heard.evidence
        assert "e10" in undone.evidence
        file = f"{HERE}/logic-models/LM-waiting/{row.number}/file/"
        browser = browser_of(eve)
        assert heard.status_because in written(browser.post(file, {"format": "docx"}).content)

        said(example, "W6", quotes=False)
        left = written(browser.post(file, {"format": "docx"}).content)
        change = browser.post(
            f"{HERE}/logic-models/LM-waiting/difference/file/",
            {"format": "docx", "from": "LM-waiting:1", "to": f"LM-waiting:{row.number}"},
        )

        assert heard.status_because not in left
        assert undone.because not in left
        assert "In 3 places words are held back" in left
        assert heard.text in left
        changed = written(change.content)
        withdraw(by=None, agreement=example.agreements.get(identifier="W6"), way=Way.PAGE)
        gone = written(browser.post(file, {"format": "docx"}).content)
        report = browser.post(f"{HERE}/report/download/", {"format": "html"}).content.decode()

        assert heard.status_because not in changed
        assert undone.because not in changed
        assert "In 3 places words are held back" in changed
        assert heard.status_because not in gone
        assert "In 3 places words are held back" in gone
        assert heard.status_because not in report
        assert heard.text in report

    def test_says_what_changed_without_why_where_that_rested_on_them(
        self, example: Programme, eve: User, browser_of: Browser
    ) -> None:
        rows = LogicModelVersion.objects.filter(
            model__programme=example, model__identifier="LM-waiting"
        ).order_by("number")
        row = rows[len(rows) - 1]
        drawn = version_value(row)
        told = [ChangeReason(about=name, text=f"Ana said it of {name}") for name in ("u.heard", "u.missed")]
        row.content = version_content(replace(drawn, reasons=tuple(told)))
        row.save()
        asked = {"format": "docx", "from": "LM-waiting:1", "to": f"LM-waiting:{row.number}"}
        file, browser = f"{HERE}/logic-models/LM-waiting/difference/file/", browser_of(eve)
        assert "Ana said it of u.heard" in written(browser.post(file, asked).content)

        said(example, "W6", quotes=False)
        left = written(browser.post(file, asked).content)

        assert "Ana said it of u.heard" not in left
        assert "Ana said it of u.missed" in left
        assert "In 4 places words are held back" in left

    def test_is_shown_in_a_meeting_without_their_words(
        self, example: Programme, eve: User, farah: User, client: Client
    ) -> None:
        joined(farah, example, Facilitator)
        quoted = " ".join(example.accounts.get(identifier="B1").parts.get().text.split()[:8])
        frozen = LogicModelVersion.objects.filter(
            model__programme=example, model__identifier="LM-waiting"
        ).latest("number")
        row = draw_new_version(by=farah, row=frozen, kind=ModelKind.INTERIM, reason="Anew", people=())
        row.content["nodes"][0]["text"] = f"Because {quoted}"
        row.save()
        room = f"/meet/{open_meeting(by=farah, row=row).code}/"
        assert quoted in words_of(client.get(room))

        said(example, "B1", quotes=False)

        words = words_of(client.get(room))
        assert quoted not in words
        assert f"Because {HELD}" in words


class TestWhatIsHeld:
    def test_is_nothing_where_all_agree(self, example: Programme) -> None:
        assert held_words(example, Use.QUOTE_WITHOUT_NAME) == HeldWords()

    def test_is_named_as_readings_cite_it(self, example: Programme) -> None:
        said(example, "B1", quotes=False)

        found = held_words(example, Use.QUOTE_WITHOUT_NAME)

        assert found.names == {"B1", "e18", "e19"}
        assert found.texts[0].startswith("I finish at half past ten")
