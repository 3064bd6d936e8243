"""That words were taken back is still said where a bundle is imported: nothing reads as if it had none."""

from dataclasses import replace

import pytest
from django.utils.timezone import localdate
from tests.site.conftest import Browser
from tests.site.programme import example_record
from tests.site.words import words_of

from doingwith.analysis.contribution.evidence import EvidenceItem, EvidenceKind
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use, Way
from doingwith.consent.withdrawn_evidence import EvidenceWithdrawn, ItemWithdrawn
from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.analysis.records import lost_in
from doingwith_site.cases.models import Judgement
from doingwith_site.consent.held_words import held_words
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.exchange.other_software import Asked, project_for
from doingwith_site.exchange.records.whole import whole_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.reporting.records import record_for_report

WHY = "Somebody told us that it was so."
GONE = "words it rested on were taken back"


@pytest.fixture
def left(priya: User) -> tuple[Programme, ProgrammeRecord]:
    """A programme in which W1 was taken back, and what left it since.

    Judgements, a card and an item of evidence rested on it.
    """
    record = example_record()
    item = EvidenceItem(id="E1", text=WHY, kind=EvidenceKind.TESTIMONY, excerpts=("e1",))
    made = ContributionRecord(
        id="K", project=record.projects[0].id, question="Did it help?", no_claim_because="too early",
        evidence=(item,),
    )  # fmt: skip
    programme = import_record(by=priya, record=replace(record, contributions=(made,)))
    withdraw(by=None, agreement=programme.agreements.get(identifier="W1"), way=Way.PAGE)
    found = check_files(read_zip(export_bundle(by=priya, programme=programme)))
    assert found.record is not None, found.problems
    return programme, found.record


def elsewhere(record: ProgrammeRecord) -> ProgrammeRecord:
    return replace(record, programme=replace(record.programme, id="elsewhere"))


def test_a_bundle_says_so_and_so_does_the_programme_that_is_made_of_it(
    left: tuple[Programme, ProgrammeRecord], priya: User, browser_of: Browser
) -> None:
    programme, record = left

    made = import_record(by=priya, record=elsewhere(record))

    gone = record.evidence_withdrawn
    assert {one.factor for one in gone.judgements} == {"C9", "C12"}
    assert gone.items == (ItemWithdrawn(contribution="K", item="E1"),)
    assert {one.logic_model for one in gone.parts} == {"LM-waiting"}
    assert whole_record(made).evidence_withdrawn == gone
    assert lost_in(made) == lost_in(programme)
    model = made.logic_models.get(identifier="LM-waiting")
    drawing = max(model.versions.values_list("number", flat=True))
    page = browser_of(priya).get(f"/programmes/elsewhere/logic-models/LM-waiting/{drawing}/")
    assert GONE in words_of(page)


def test_what_was_written_about_it_is_held_back_there_too(
    left: tuple[Programme, ProgrammeRecord], priya: User
) -> None:
    made = import_record(by=priya, record=elsewhere(left[1]))

    report, _ = record_for_report(made, held_words(made, Use.PROJECT_TEAM))
    out = project_for(made, Asked(use=Use.PUBLIC), localdate(), with_files=False)

    assert report.contributions[0].evidence[0].text == "[words held back]"
    assert WHY not in " ".join(note.text for note in out.project.notes)


def test_an_import_adds_to_what_is_said_and_takes_nothing_of_it_away(
    left: tuple[Programme, ProgrammeRecord], priya: User
) -> None:
    programme, record = left
    more = replace(record.evidence_withdrawn.judgements[0], passages=7)
    before = replace(record, evidence_withdrawn=EvidenceWithdrawn())
    made = import_record(by=priya, record=elsewhere(before))

    import_record(by=priya, record=record, into=programme)
    import_record(by=priya, record=before, into=programme)
    for judgements in ((more,), ()):
        told = replace(record, evidence_withdrawn=EvidenceWithdrawn(judgements=judgements))
        import_record(by=priya, record=elsewhere(told), into=made)

    assert whole_record(programme).evidence_withdrawn == record.evidence_withdrawn
    assert whole_record(made).evidence_withdrawn == EvidenceWithdrawn(judgements=(more,))
    row = Judgement.objects.get(reading__case__programme=made, evidence_withdrawn__gt=0)
    assert (row.factor.identifier, row.evidence_withdrawn) == (more.factor, 7)
