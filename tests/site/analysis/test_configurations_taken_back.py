"""Words that are taken back stand in no saved comparison, and the comparison still gives its answer."""

from dataclasses import replace

import pytest
from tests.site.programme import EXAMPLE

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    Condition,
    ConditionKind,
    ConfigurationAnalysis,
    Meaning,
    Outcome,
    OutcomeKind,
    Silence,
)
from doingwith.analysis.configurations.answer import answer
from doingwith.consent.uses import Way
from doingwith.exchange.bundle.check import check_files, read_bundle
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.analysis.records import configuration_values, programme_record
from doingwith_site.consent.withdrawals import withdraw
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

SAID = "I waited eleven weeks. Nobody rang."


@pytest.fixture
def example(priya: User) -> Programme:
    """The invented programme with a comparison in which an evaluator repeats what a young person told."""
    silent = (Silence(meaning=Meaning.MEMBERSHIP, membership=0.3, reason=f"One of them said: {SAID}"),)
    version = AnalysisVersion(
        number=1,
        outcome=Outcome(kind=OutcomeKind.STAGE, about="deliver", silent=silent),
        conditions=(Condition(kind=ConditionKind.FACTOR, id="C7", silent=silent),),
        reason=SAID,
    )
    analysis = ConfigurationAnalysis(id="waiting", title=f"About: {SAID}", versions=(version,))
    return import_record(by=priya, record=replace(read_bundle(EXAMPLE), configurations=(analysis,)))


def test_the_words_go_and_the_answer_stays(priya: User, example: Programme) -> None:
    before = answer(programme_record(example), configuration_values(example)[0].latest).fingerprint

    withdraw(by=None, agreement=example.agreements.get(identifier="W1"), way=Way.SPOKEN)

    (analysis,) = configuration_values(example)
    assert SAID not in str(analysis)
    assert analysis.title == "About: [words taken back]."
    assert analysis.latest.conditions[0].silent[0].reason == "One of them said: [words taken back]."
    assert answer(programme_record(example), analysis.latest).fingerprint == before
    assert check_files(read_zip(export_bundle(by=priya, programme=example))).problems == ()
