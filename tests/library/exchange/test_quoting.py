"""What evaluators typed about people, without what rests on words that may not leave."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength, Way
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.sources import voices_on
from doingwith.analysis.contribution.telling import is_told_of_this, with_story
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement, AgreedReading, Dissent
from doingwith.common.judgements import Basis, Sign
from doingwith.consent.uses import Use
from doingwith.exchange.bundle.check import read_bundle
from doingwith.exchange.holding import Lost
from doingwith.exchange.permission import permitted
from doingwith.exchange.quoting import held_in, without_held_words, without_words
from doingwith.logic_models.difference import model_difference
from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.freezing import freeze, is_as_frozen
from doingwith.logic_models.links import Assumption
from doingwith.logic_models.model import ChangeReason, LogicModel
from doingwith.reporting.held_back import held_back_words, with_held_back
from doingwith.reporting.logic_models.document import difference_document
from doingwith.reporting.programme_report import programme_report

EXAMPLE = Path(__file__).parents[3] / "data" / "example"
HELD = "[words held back]"
WORDS = "The last bus goes at nine and I finish at ten"


@pytest.fixture
def record() -> ProgrammeRecord:
    return read_bundle(EXAMPLE)


def resting(record: ProgrammeRecord) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Each judgement that has a reason, with what it rests on."""
    return {
        (case.id, reading.reader, one.factor): one.excerpts
        for case in record.cases
        for reading in case.readings
        for one in reading.judgements()
        if one.reason
    }


def reasons(record: ProgrammeRecord) -> dict[tuple[str, str, str], str]:
    return {
        (case.id, reading.reader, one.factor): one.reason
        for case in record.cases
        for reading in case.readings
        for one in reading.judgements()
    }


def signs(record: ProgrammeRecord) -> list[tuple[str, Sign, Basis]]:
    judgements = (one for case in record.cases for reading in case.readings for one in reading.judgements())
    return [(one.factor, one.sign, one.basis) for one in judgements]


def test_reasons_that_cite_what_is_held_are_held_and_no_others(record: ProgrammeRecord) -> None:
    cites = resting(record)
    name = next(excerpts[0] for excerpts in cites.values() if excerpts)
    holding = {key for key, excerpts in cites.items() if name in excerpts}

    made, places = without_held_words(record, {name}, ())

    after, before = reasons(made), reasons(record)
    assert {key for key, reason in after.items() if reason == HELD} == holding
    assert all(after[key] == before[key] for key in before if key not in holding)
    assert places >= len(holding) > 0


def test_signs_stay(record: ProgrammeRecord) -> None:
    names = {name for excerpts in resting(record).values() for name in excerpts}

    made, _ = without_held_words(record, names, ())

    signs = [
        [
            (one.factor, one.sign, one.basis)
            for case in each.cases
            for r in case.readings
            for one in r.judgements()
        ]
        for each in (record, made)
    ]
    assert signs[0] == signs[1]


def test_what_was_agreed_on_such_a_factor_is_held_with_its_dissent(record: ProgrammeRecord) -> None:
    (case_id, reader, factor), excerpts = next(
        (key, found) for key, found in resting(record).items() if found
    )
    told = AgreedJudgement(
        factor=factor, reason="They said so", sign=Sign.ENABLING, basis=Basis.EXPLICIT,
        dissent=(Dissent(reader=reader, reason="I doubt it"),),
    )  # fmt: skip
    other = AgreedJudgement(factor="other", reason="The brief says so")
    cases = tuple(
        replace(case, agreed=AgreedReading(judgements=(told, other))) if case.id == case_id else case
        for case in record.cases
    )

    made, _ = without_held_words(replace(record, cases=cases), set(excerpts), ())

    agreed = next(case.agreed for case in made.cases if case.id == case_id)
    assert agreed is not None
    assert [one.reason for one in agreed.judgements] == [HELD, "The brief says so"]
    assert [one.reason for one in agreed.judgements[0].dissent] == [HELD]


def test_summaries_of_evidence_that_cite_it_are_held(record: ProgrammeRecord) -> None:
    items = tuple(
        EvidenceItem(id=name, kind=EvidenceKind.TESTIMONY, text=f"About {name}", excerpts=(name,))
        for name in ("e18", "e1")
    )
    told = ContributionRecord(id="K", project=record.projects[0].id, question="?", evidence=items)

    made, places = without_held_words(replace(record, cases=(), contributions=(told,)), {"e18"}, ())

    assert [item.text for item in made.contributions[0].evidence] == [HELD, "About e1"]
    assert places == 1


def test_of_evidence_that_cites_it_nothing_typed_is_left_and_the_verdict_stays(
    record: ProgrammeRecord,
) -> None:
    against = Bearing(
        on="L", way=Way.AGAINST, strength=Strength.STRONG, answer="She meant A", note="She said B"
    )
    rated = Bearing(on="L", way=Way.FOR, strength=Strength.STRONG)
    items = (
        EvidenceItem(
            id="I1", kind=EvidenceKind.TESTIMONY, text="She", excerpts=("e18",), bearings=(against, rated)
        ),
        EvidenceItem(
            id="I2", kind=EvidenceKind.TESTIMONY, text="She", excerpts=("e18",), taken_out="She erred"
        ),
    )
    told = ContributionRecord(id="K", project=record.projects[0].id, question="?", evidence=items)

    made, places = without_held_words(replace(record, cases=(), contributions=(told,)), {"e18"}, ())

    (after,) = made.contributions
    assert [item.text for item in after.evidence] == [HELD, HELD]
    assert [item.taken_out for item in after.evidence] == ["", HELD]
    assert after.evidence[0].bearings == (replace(against, answer=HELD, note=HELD), rated)
    assert [item.id for item in after.counting] == ["I1"]
    assert [voice.contradiction for voice in voices_on("L", after.counting)] == [
        voice.contradiction for voice in voices_on("L", told.counting)
    ]
    assert places == 5


def test_their_words_are_taken_out_wherever_somebody_quoted_them(record: ProgrammeRecord) -> None:
    first, *others = record.projects
    quoting = replace(first, purpose=f"She told us: {WORDS}.") if hasattr(first, "purpose") else first
    brief = replace(first.briefs[0], text=f"She told us: {WORDS}.")
    quoting = replace(quoting, briefs=(brief, *first.briefs[1:]))

    made, places = without_held_words(replace(record, projects=(quoting, *others)), set(), [WORDS])

    assert made.projects[0].briefs[0].text == f"She told us: {HELD}."
    assert places >= 1


def test_a_drawing_keeps_its_shape_without_the_words(record: ProgrammeRecord) -> None:
    model = record.logic_models[0]
    version = model.versions[0]
    node = replace(version.nodes[0], text=f"Because {WORDS}")
    drawn = replace(version, nodes=(node, *version.nodes[1:]))

    made, places = without_words(drawn, [WORDS])

    assert made.nodes[0].text == f"Because {HELD}"
    assert (made.nodes[1:], places) == (version.nodes[1:], 1)


def test_the_reason_of_a_judgement_that_lost_its_words_is_held_like_one_that_cites_them(
    record: ProgrammeRecord,
) -> None:
    lost = next(key for key in resting(record) if resting(record)[key])
    case_id, reader, factor = lost
    told = AgreedJudgement(
        factor=factor, reason="They said so", sign=Sign.ENABLING, basis=Basis.EXPLICIT,
        dissent=(Dissent(reader=reader, reason="I doubt it"),),
    )  # fmt: skip
    cases = tuple(
        replace(case, agreed=AgreedReading(judgements=(told,))) if case.id == case_id else case
        for case in record.cases
    )

    made, places = without_held_words(replace(record, cases=cases), set(), (), Lost(judgements={lost}))

    before, after = reasons(record), reasons(made)
    assert after[lost] == HELD
    assert all(after[key] == reason for key, reason in before.items() if key != lost)
    agreed = next(case.agreed for case in made.cases if case.id == case_id)
    assert agreed is not None
    assert (agreed.judgements[0].reason, agreed.judgements[0].dissent[0].reason) == (HELD, HELD)
    assert places == 3


def drawn(record: ProgrammeRecord) -> LogicModel:
    """A frozen model with a node and a link that rest on an excerpt of W6, and a link that does not."""
    model = next(one for one in record.logic_models if one.id == "LM-waiting")
    version = model.versions[-1]
    first, second, *_ = version.links
    held = Assumption(id="a", text="People are asked", status_because="She was asked twice")
    links = (
        replace(
            first, evidence=("e10",), because="She told", standing_because="She saw it", assumptions=(held,)
        ),
        replace(second, evidence=("e99",), because="The minutes say so"),
    )
    whole = replace(version, links=links, frozen=None)
    return replace(model, versions=(freeze(whole),))


def test_a_logic_model_keeps_its_shape_without_what_is_told_of_words_that_are_held(
    record: ProgrammeRecord,
) -> None:
    model = drawn(record)
    before = model.versions[0]
    resting_nodes = [node for node in before.nodes if "e10" in node.evidence]
    assert [node.id for node in resting_nodes] == ["u.heard"]
    assert resting_nodes[0].status_because

    made, places = without_words(model, (), {"e10", "W6"})

    after = made.versions[0]
    heard = after.node_by_id["u.heard"]
    assert (heard.status_because, heard.status) == (HELD, before.node_by_id["u.heard"].status)
    first, second = after.links
    assert (first.because, first.standing_because, first.assumptions[0].status_because) == (HELD,) * 3
    assert (first.assumptions[0].text, first.evidence) == ("People are asked", (HELD,))
    assert second == before.links[1]
    assert "e10" not in evidence_named(after)
    assert is_as_frozen(after)
    assert places == 4
    assert [node for node in after.nodes if node.id != "u.heard"] == [
        node for node in before.nodes if node.id != "u.heard"
    ]


def test_what_stands_in_a_change_is_held_too_and_only_what_is_given_counts(record: ProgrammeRecord) -> None:
    model = drawn(record)
    after = model.versions[0]
    before = replace(after, number=0, links=(), frozen=None)
    bare = replace(model, versions=())
    change = model_difference(before, after)

    (_, held), _ = without_words((bare, change), (), {"e10", "W6"})
    (left, one), places = without_words((bare, after), (), {"e10", "W6"})

    heard = next(each for each in held.nodes if each.after and each.after[0].id == "u.heard")
    assert (heard.before[0].status_because, heard.after[0].status_because) == (HELD, HELD)
    assert [each.after.because for each in held.links if each.after] == [HELD, "The minutes say so"]
    assert [each.fates for each in held.nodes] == [each.fates for each in change.nodes]
    assert (left, places, is_as_frozen(one)) == (bare, 4, True)


def test_why_something_changed_is_held_where_it_rested_on_the_words_in_any_version(
    record: ProgrammeRecord,
) -> None:
    model = drawn(record)
    first = model.versions[0]
    link, heard = first.links[0].id, first.node_by_id["u.heard"]
    child = replace(heard, id="child", evidence=(), came_from=("u.heard",))
    after = replace(
        first,
        number=first.number + 1,
        nodes=(replace(child, id="grandchild", came_from=("child",)),),
        links=(),
        frozen=None,
        reasons=tuple(
            ChangeReason(about=about, text=f"Ana told us of {about}")
            for about in (link, "u.heard", "grandchild", "u.missed")
        ),
    )
    between = replace(first, nodes=(child,), links=(), frozen=None)
    whole = replace(model, versions=(first, between, after))

    made, places = without_words(whole, (), {"e10"})
    gone, _ = without_words(replace(whole, versions=(after,)), (), lost={"u.heard"})

    assert [one.text for one in made.versions[-1].reasons] == [HELD, HELD, HELD, "Ana told us of u.missed"]
    assert places == 4 + 3
    assert [one.text == HELD for one in gone.versions[0].reasons] == [False, True, False, False]


def test_what_rested_on_words_taken_back_is_held_in_drawings_and_in_evidence_alike(
    record: ProgrammeRecord,
) -> None:
    items = tuple(
        EvidenceItem(id=name, kind=EvidenceKind.TESTIMONY, text=f"About {name}") for name in ("I1", "I2")
    )
    others = [
        ContributionRecord(id=name, project=record.projects[0].id, question="?", evidence=items)
        for name in ("K", "L")
    ]
    model = drawn(record)
    here = replace(record, cases=(), logic_models=(model,), contributions=tuple(others))
    lost = Lost(evidence={("K", "I2")}, drawn={("LM-waiting", "u.heard"), ("another", "u.missed")})

    made, places = without_held_words(here, set(), (), lost)
    alone, _ = without_words(model.versions[0], (), lost=lost.drawn_in("LM-waiting"))
    part = replace(model.versions[0].node_by_id["u.heard"], id="u.part", came_from=("u.heard",), evidence=())

    assert [[item.text for item in one.evidence] for one in made.contributions] == [
        ["About I1", HELD],
        ["About I1", "About I2"],
    ]
    assert made.logic_models[0].versions[0] == alone
    before = model.versions[0]
    assert {node.id for node in alone.nodes if node != before.node_by_id[node.id]} == {"u.heard"}
    assert (alone.node_by_id["u.heard"].status_because, alone.links, places) == (HELD, before.links, 2)
    assert is_as_frozen(alone)
    assert without_words(part, (), lost={"u.heard"})[0].status_because == HELD


def test_an_outcome_whose_evidence_is_held_is_not_called_one_without_evidence(
    record: ProgrammeRecord,
) -> None:
    def told(one: ProgrammeRecord) -> str:
        model = next(each for each in one.logic_models if each.id == "LM-waiting")
        difference = model_difference(model.versions[0], model.versions[-1])
        return repr(difference_document(model, difference))

    names = {
        name for one in record.logic_models for version in one.versions for name in evidence_named(version)
    }
    assert any(f"'{name}" in told(record) for name in names)

    made, _ = without_held_words(record, names, ())

    assert told(made).count("none linked") == told(record).count("none linked")
    assert names.isdisjoint(
        name for one in made.logic_models for version in one.versions for name in evidence_named(version)
    )


def test_a_report_holds_what_a_logic_model_tells_of_words_that_are_held(record: ProgrammeRecord) -> None:
    told = next(
        node.status_because
        for model in record.logic_models
        for version in model.versions
        for node in version.nodes
        if "e10" in node.evidence and node.status_because
    )

    made, _ = without_held_words(record, {"e10"}, ())

    assert told not in "\n".join(
        node.status_because for model in made.logic_models for one in model.versions for node in one.nodes
    )


def test_a_story_is_told_of_the_record_without_the_words_too(record: ProgrammeRecord) -> None:
    item = EvidenceItem(id="K1", kind=EvidenceKind.TESTIMONY, text=f"They said: {WORDS}.", excerpts=("e18",))
    other = EvidenceItem(id="K2", kind=EvidenceKind.TESTIMONY, text=f"He said: {WORDS}.")
    told = with_story(
        ContributionRecord(id="K", project=record.projects[0].id, question="?", evidence=(item, other)),
        text="We sat at one table.",
    )

    made, _ = without_held_words(replace(record, contributions=(told,)), {"e18"}, [WORDS])

    assert [one.text for one in made.contributions[0].evidence] == [HELD, f"He said: {HELD}."]
    assert is_told_of_this(made.contributions[0])


def test_nothing_held_changes_nothing(record: ProgrammeRecord) -> None:
    assert without_held_words(record, set(), ()) == (record, 0)
    assert without_words(record, ()) == (record, 0)


def test_what_is_held_follows_from_what_tellers_agree_to(record: ProgrammeRecord) -> None:
    day = date(2026, 11, 26)
    for use in Use:
        names, texts = held_in(record, use, day)
        leaves, held = permitted(record, use, day)
        stays = {account.id for account in record.accounts} - set(leaves.account_by_id)

        assert names & set(record.account_by_id) == stays
        assert len(names) == len(stays) + held.excerpts
        assert len(texts) == sum(len(record.account_by_id[name].parts) for name in stays)


def test_the_report_says_in_how_many_places(record: ProgrammeRecord) -> None:
    document = programme_report(record)

    assert with_held_back(document, 0) == document
    assert with_held_back(document, 2).sections[-1].heading == "Words held back"
    assert held_back_words(1) == (
        "In 1 place words are held back: what stood there tells what somebody said who has not agreed that "
        "it is quoted outside the project’s team, or who has stopped its use."
    )
    assert held_back_words(1200).startswith("In 1,200 places words are held back")
