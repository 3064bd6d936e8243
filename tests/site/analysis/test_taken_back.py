"""Words that are taken back stand nowhere in what evaluators and projects wrote, old versions included."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.utils.timezone import localdate
from tests.site.conftest import Browser
from tests.site.logic_models.meetings import a_meeting, a_suggestion
from tests.site.programme import EXAMPLE
from tests.site.tellings import an_account, leaving_hospital
from tests.site.theory.readiness import rated_by, view_of
from tests.support.contribution_making import item
from tests.support.contribution_making import record as contribution_record

from doingwith.analysis.contribution.estimates import Estimate, FormalUpdate, PerCent
from doingwith.analysis.contribution.evidence import EvidenceItem, EvidenceKind
from doingwith.analysis.contribution.locks import estimate_fits, with_locks
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.telling import is_told_of_this, with_story
from doingwith.consent.uses import Use, Way
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith.theory.readiness import Side
from doingwith_site.analysis.contribution.records import (
    contribution_value,
    contribution_values,
    version_content,
)
from doingwith_site.analysis.models import ContributionVersion
from doingwith_site.analysis.records import programme_record
from doingwith_site.cases.models import Case, Judgement, Reading
from doingwith_site.consent.held_words import held_words
from doingwith_site.consent.models import Withdrawal
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.evidence.models import Account, Code
from doingwith_site.exchange.actions import export_bundle, import_record, prepare_import
from doingwith_site.exchange.models import PendingImport
from doingwith_site.exchange.other_software import Asked, project_for
from doingwith_site.people.models import User
from doingwith_site.programmes.actions import create_programme
from doingwith_site.programmes.models import Programme
from doingwith_site.projects.models import Brief, Project, StageMove
from doingwith_site.reporting.records import record_for_report
from doingwith_site.theory.models import Clause, DraftStep, TheoryVersion
from doingwith_site.theory.readiness.actions import give_view
from doingwith_site.theory.readiness.records import readiness_values

STORY = "They asked me the same things four times whether I was ready."
QUOTED = f"As one of them said: “{STORY}” So we changed it."
LEFT = "As one of them said: “[words taken back].” So we changed it."


@pytest.fixture
def account(cocreate: Programme, farah: User) -> Account:
    return an_account(
        leaving_hospital(farah, cocreate, project=cocreate.projects.get(identifier="P08")), STORY
    )[0]


@pytest.fixture
def quoted(account: Account, cocreate: Programme, eve: User, farah: User, browser_of: Browser) -> None:
    """The words stand in a case that came with a bundle, a draft, a theory, a brief and a step."""
    browser = browser_of(eve)
    browser.post("/programmes/cocreate/theory/draft/start/")
    browser.post("/programmes/cocreate/theory/draft/advice/", {"text": QUOTED, "by": "a tester"})
    rated_by(farah, Project.objects.get(identifier="P08"))
    view = view_of(Side.PEOPLE, reason=QUOTED)
    give_view(by=farah, project=Project.objects.get(identifier="P08"), round_number=1, view=view)
    case = Case.objects.get(identifier="CS2")
    Case.objects.filter(pk=case.pk).update(narrative=case.narrative | {"agreed": [{"reason": QUOTED}]})
    TheoryVersion.objects.filter(pk=TheoryVersion.objects.earliest("pk").pk).update(revision={"why": QUOTED})
    Clause.objects.filter(pk=Clause.objects.earliest("pk").pk).update(text=QUOTED)
    project = Project.objects.get(identifier="P08")
    Project.objects.filter(pk=project.pk).update(brief_text=QUOTED, entry={"how": QUOTED})
    Brief.objects.filter(pk=project.briefs.earliest("version").pk).update(reason=QUOTED)
    StageMove.objects.filter(pk=project.moves.earliest("number").pk).update(reasons=[QUOTED])
    Reading.objects.filter(pk=case.readings.earliest("pk").pk).update(unlisted=[{"what": QUOTED}])
    Programme.objects.filter(pk=cocreate.pk).update(evaluation={"how": QUOTED})
    Code.objects.create(programme=cocreate, kind="free", key=STORY, label=QUOTED, identifier="told")
    a_suggestion(a_meeting(eve), QUOTED)
    judgement = Judgement.objects.filter(reading__case=case).earliest("pk")
    judgement.reason = QUOTED
    judgement.save()


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


def test_no_table_holds_the_words_any_more(quoted: None, account: Account, cocreate: Programme) -> None:
    assert len(places_with("four times")) >= 15

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert places_with("four times") == []
    project = Project.objects.get(identifier="P08")
    assert project.brief_text == project.briefs.earliest("version").reason == LEFT
    assert Case.objects.get(identifier="CS2").narrative["agreed"] == [{"reason": LEFT}]
    assert Clause.objects.earliest("pk").text == LEFT
    assert LEFT in str(DraftStep.objects.latest("number").content)
    assert readiness_values(cocreate)[0].view_by_id["v1"].ratings[0].reason == LEFT


def test_each_place_is_counted_once_for_the_teller(quoted: None, account: Account) -> None:
    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    lines = Withdrawal.objects.get().lines.filter(kind="quote")
    assert sum(line.count for line in lines) == 14


def test_an_identifier_like_the_words_stays(cocreate: Programme, farah: User) -> None:
    project = cocreate.projects.get(identifier="P08")
    account = an_account(leaving_hospital(farah, cocreate, project=project), "Traveller engagement")[0]
    Case.objects.filter(identifier="CS2").update(narrative={"project": "traveller-engagement", "note": "so"})

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert Case.objects.get(identifier="CS2").narrative == {"project": "traveller-engagement", "note": "so"}


def test_a_contribution_record_cites_no_passage_that_is_gone(priya: User) -> None:
    record = read_bundle(EXAMPLE)
    made = ContributionRecord(
        id="K", project=record.projects[0].id, question="Did it help?", no_claim_because="too early",
        evidence=(
            EvidenceItem(id="E1", text="They say so.", kind=EvidenceKind.TESTIMONY, excerpts=("e1", "e5")),
        ),
    )  # fmt: skip
    programme = import_record(by=priya, record=replace(record, contributions=(made,)))

    withdraw(by=None, agreement=programme.agreements.get(identifier="W1"), way=Way.SPOKEN)

    (kept,) = contribution_values(programme)
    assert kept.evidence[0].excerpts == ("e5",)
    assert kept.evidence[0].text == "They say so."
    leaves, _ = record_for_report(programme, held_words(programme, Use.PROJECT_TEAM))
    assert leaves.contributions[0].evidence[0].text == "[words held back]"
    assert check_files(read_zip(export_bundle(by=priya, programme=programme))).problems == ()
    out = project_for(programme, Asked(use=Use.PUBLIC), localdate(), with_files=False)
    assert "They say so." not in " ".join(note.text for note in out.project.notes)


def test_items_of_every_version_that_rested_on_the_words_are_known(priya: User) -> None:
    record = read_bundle(EXAMPLE)
    first, second = (
        EvidenceItem(id=name, text="They say so.", kind=EvidenceKind.TESTIMONY, excerpts=(passage,))
        for name, passage in (("E1", "e1"), ("E2", "e2"))
    )
    made = ContributionRecord(
        id="K",
        project=record.projects[0].id,
        question="Did it help?",
        no_claim_because="too early",
        evidence=(first,),
    )
    programme = import_record(by=priya, record=replace(record, contributions=(made,)))
    row = programme.contributions.get()
    later = version_content(replace(made, evidence=(second,)))
    row.versions.create(number=row.latest + 1, verb="change", content=later)

    withdraw(by=None, agreement=programme.agreements.get(identifier="W1"), way=Way.SPOKEN)

    row.refresh_from_db()
    assert row.evidence_withdrawn == ["E1", "E2"]


def test_evidence_that_rests_on_nothing_any_more_counts_no_longer_from_the_next_version_on(
    priya: User, browser_of: Browser
) -> None:
    record = read_bundle(EXAMPLE)
    made = contribution_record(
        replace(item("E1", "L1"), excerpts=("e1",)), replace(item("E2", "L1"), excerpts=("e1", "e5"))
    )
    made = replace(made, id="K", project=record.projects[0].id)
    programme = import_record(by=priya, record=replace(record, contributions=(made,)))

    withdraw(by=None, agreement=programme.agreements.get(identifier="W1"), way=Way.SPOKEN)

    (kept,) = contribution_values(programme)
    assert [one.taken_out for one in kept.evidence] == ["The words it rested on were taken back.", ""]
    before = contribution_value(ContributionVersion.objects.get(number=1))
    assert [one.taken_out for one in before.evidence] == ["", ""], "what was judged then is not judged anew"
    page = browser_of(priya).get(f"/programmes/{programme.identifier}/projects/{made.project}/contribution/")
    assert "words were taken back, and what rested on them no longer counts" in page.content.decode()


def test_a_story_stays_told_of_the_record_from_which_words_went(
    account: Account, cocreate: Programme
) -> None:
    row = ContributionVersion.objects.filter(contribution__programme=cocreate).latest("pk")
    value = contribution_value(row)
    first = replace(value.evidence[0], text=QUOTED)
    told = with_story(replace(value, evidence=(first, *value.evidence[1:])), text="We sat at one table.")
    ContributionVersion.objects.filter(pk=row.pk).update(content=version_content(told))

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    left = contribution_value(ContributionVersion.objects.get(pk=row.pk))
    assert left.evidence[0].text == LEFT
    assert is_told_of_this(left)


def test_a_locked_estimate_from_which_words_went_stays_locked(account: Account, cocreate: Programme) -> None:
    row = ContributionVersion.objects.filter(contribution__programme=cocreate).latest("pk")
    value = contribution_value(row)
    chance = PerCent(low=10, high=30)
    said = Estimate(id="S1", expects=QUOTED, sensitivity=chance, type_one=chance)
    formal = FormalUpdate(claim="K1", prior=chance, estimates=(said,))
    told = with_locks(replace(value, updates=(formal,)), claim="K1", on=localdate(), at="9:00", by="lead")
    ContributionVersion.objects.filter(pk=row.pk).update(content=version_content(told))

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    (one,) = contribution_value(ContributionVersion.objects.get(pk=row.pk)).updates[0].estimates
    assert one.expects == LEFT
    assert estimate_fits("K1", one)


def test_a_bundle_that_waits_for_another_programme_is_removed_too(
    account: Account, cocreate: Programme, priya: User
) -> None:
    other = create_programme(by=priya, name="Another", start_with="")
    prepare_import(by=priya, record=programme_record(cocreate), into=other)

    withdraw(by=None, agreement=account.agreement, way=Way.PAGE)

    assert not PendingImport.objects.exists()
