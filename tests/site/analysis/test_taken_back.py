"""Words that are taken back stand nowhere in what evaluators and projects wrote, old versions included."""

import pytest
from django.apps import apps
from tests.site.conftest import Browser
from tests.site.tellings import an_account, leaving_hospital

from doingwith.consent.uses import Way
from doingwith_site.cases.models import Case
from doingwith_site.consent.models import Withdrawal
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.theory.models import Clause, DraftStep, TheoryVersion

STORY = "They asked me the same things four times whether I was ready."
QUOTED = f"As one of them said: “{STORY}” So we changed it."
LEFT = "As one of them said: “[words taken back].” So we changed it."


@pytest.fixture
def account(cocreate: Programme, farah: User) -> Account:
    return an_account(
        leaving_hospital(farah, cocreate, project=cocreate.projects.get(identifier="P08")), STORY
    )[0]


@pytest.fixture
def quoted(account: Account, cocreate: Programme, eve: User, browser_of: Browser) -> None:
    """The words stand in a case that came with a bundle, a draft, a theory, a brief and a step."""
    browser = browser_of(eve)
    browser.post("/programmes/cocreate/theory/draft/start/")
    browser.post("/programmes/cocreate/theory/draft/advice/", {"text": QUOTED, "by": "a tester"})
    case = Case.objects.get(identifier="CS2")
    Case.objects.filter(pk=case.pk).update(narrative=case.narrative | {"agreed": [{"reason": QUOTED}]})
    TheoryVersion.objects.filter(pk=TheoryVersion.objects.earliest("pk").pk).update(revision={"why": QUOTED})
    Clause.objects.filter(pk=Clause.objects.earliest("pk").pk).update(text=QUOTED)
    project = Project.objects.get(identifier="P08")
    Project.objects.filter(pk=project.pk).update(brief_text=QUOTED, entry={"how": QUOTED})
    Brief.objects.filter(pk=project.briefs.earliest("version").pk).update(reason=QUOTED)
    StageMove.objects.filter(pk=project.moves.earliest("number").pk).update(reasons=[QUOTED])


def places_with(words: str) -> list[str]:
    """Every column of our own tables that holds the words."""
    return [
        f"{model._meta.label}.{field.name}"
        for app in apps.get_app_configs()
        if app.name.startswith("doingwith_site.")
        for model in app.get_models()
        for field in model._meta.concrete_fields
        if any(words in str(value) for value in model._base_manager.values_list(field.attname, flat=True))
    ]


def test_no_table_holds_the_words_any_more(quoted: None, account: Account) -> None:
    assert len(places_with("four times")) >= 9

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert places_with("four times") == []
    project = Project.objects.get(identifier="P08")
    assert project.brief_text == project.briefs.earliest("version").reason == LEFT
    assert Case.objects.get(identifier="CS2").narrative["agreed"] == [{"reason": LEFT}]
    assert Clause.objects.earliest("pk").text == LEFT
    assert LEFT in str(DraftStep.objects.latest("number").content)


def test_each_place_is_counted_once_for_the_teller(quoted: None, account: Account) -> None:
    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    lines = Withdrawal.objects.get().lines.filter(kind="quote")
    assert sum(line.count for line in lines) == 7
