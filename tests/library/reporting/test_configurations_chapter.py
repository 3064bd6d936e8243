"""The chapter on saved comparisons: doubts before the answer, silence with its reasons, nothing hidden."""

from dataclasses import replace

import pytest

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.reporting.chapters.configurations import configurations
from doingwith.reporting.context import Context
from doingwith.reporting.document import Document
from doingwith.reporting.markdown import to_markdown


def told(record: ProgrammeRecord) -> str:
    section = configurations(Context(record))
    return to_markdown(Document(title="A report", sections=(section,)))


def test_says_how_well_noise_does_before_the_answer(cocreate: ProgrammeRecord) -> None:
    text = told(cocreate)

    assert text.index("Noise fits as well in ") < text.index("Deliver was reached where “Real sharing")
    assert "With so few cases no answer whatever could be told from noise" in text


def test_leads_to_the_judgements_behind_it(cocreate: ProgrammeRecord) -> None:
    assert "[CS3](#CS3-C13), [CS5](#CS5-C13)" in told(cocreate)


def test_gives_the_reasons_for_what_silence_was_taken_to_mean(cocreate: ProgrammeRecord) -> None:
    assert (
        "“Real sharing of power and resources” for CS1 and CS4: a membership of 0, because the case studies "
        "tell at length how people worked together, and tell of no sharing of power here"
    ) in told(cocreate)


def test_names_the_warnings_of_a_circle(cocreate: ProgrammeRecord) -> None:
    analysis = cocreate.configurations[0]
    condition = replace(analysis.latest.conditions[0], id="C14")
    version = replace(analysis.latest, conditions=(condition,))
    record = replace(cocreate, configurations=(replace(analysis, versions=(version,)),))

    assert "explaining the one by the other goes round in a circle" in told(record)


def test_says_when_the_record_has_changed_since(cocreate: ProgrammeRecord) -> None:
    analysis = cocreate.configurations[0]
    version = replace(analysis.latest, answer="0123456789abcdef")
    record = replace(cocreate, configurations=(replace(analysis, versions=(version,)),))

    assert "The record has changed since this was saved: what stands here is today's answer." in told(record)


def test_says_when_the_same_choices_give_no_answer_any_more(cocreate: ProgrammeRecord) -> None:
    analysis = cocreate.configurations[0]
    open_ = tuple(replace(one, silent=()) for one in analysis.latest.conditions)
    version = replace(analysis.latest, conditions=open_)
    record = replace(cocreate, configurations=(replace(analysis, versions=(version,)),))

    text = told(record)

    assert "the same choices give no answer now" in text
    assert "nobody has decided what silence means for CS1 (not reported), CS4 (not reported)" in text


@pytest.mark.parametrize("cases", [0, 5])
def test_a_programme_without_one_says_so(cocreate: ProgrammeRecord, cases: int) -> None:
    record = replace(cocreate, cases=cocreate.cases[:cases], configurations=())

    assert "No comparison of which conditions go together with an outcome was saved." in told(record)
