"""What a machine sees of a drawing, in whole sentences."""

from dataclasses import replace

import pytest

from doingwith.logic_models.checks import FindingKind, check_version, findings
from doingwith.logic_models.columns import Column, ColumnNotes
from doingwith.logic_models.links import Link, LinkKind
from doingwith.logic_models.model import CheckAnswer, ModelCheck, ModelKind, ModelVersion, Verdict
from doingwith.logic_models.nodes import Node, Valence


def node(column: Column, text: str = "") -> Node:
    return Node(id=column.value, column=column, text=text or f"The {column.value}")


CHAIN = tuple(node(column) for column in Column)
WAY = tuple(
    Link(id=f"l{at}", from_=before.id, to=after.id, because="it is so")
    for at, (before, after) in enumerate(zip(CHAIN, CHAIN[1:], strict=False))
)
WHOLE = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=CHAIN, links=WAY)


def without(version: ModelVersion, *ids: str) -> ModelVersion:
    return replace(version, links=tuple(link for link in version.links if link.id not in ids))


def sentences(version: ModelVersion, kind: FindingKind) -> list[str]:
    return [finding.sentence for finding in findings(version) if finding.kind is kind]


def test_a_whole_drawing_has_nothing_to_find() -> None:
    assert findings(WHOLE) == ()


def test_a_card_without_a_link_stands_alone() -> None:
    alone = replace(WHOLE, nodes=(*CHAIN, Node(id="film", column=Column.OUTPUTS, text="A film")))

    assert sentences(alone, FindingKind.ORPHAN) == ["“A film” stands alone: no link leads to it or from it."]


def test_context_may_stand_alone() -> None:
    assert findings(without(WHOLE, "l0")) == ()


def test_an_outcome_that_nothing_leads_to_is_found_and_so_is_the_activity_that_leads_nowhere() -> None:
    cut = without(WHOLE, "l2")

    assert sentences(cut, FindingKind.UNREACHED_OUTCOME) == [
        "No way leads from any activity to “The outcomes”.",
        "No way leads from any activity to “The impact”.",
    ]
    assert sentences(cut, FindingKind.ACTIVITY_LEADS_NOWHERE) == ["“The activities” leads to no outcome."]


@pytest.mark.parametrize("kind", [LinkKind.HINDERS, LinkKind.FEEDBACK])
def test_hindering_and_feedback_bring_nothing_about(kind: LinkKind) -> None:
    cut = replace(WHOLE, links=tuple(replace(link, kind=kind) if link.id == "l3" else link for link in WAY))

    assert sentences(cut, FindingKind.UNREACHED_OUTCOME) == [
        "No way leads from any activity to “The outcomes”.",
        "No way leads from any activity to “The impact”.",
    ]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LinkKind.LEADS_TO, "leads to"),
        (LinkKind.HINDERS, "hinders"),
        (LinkKind.CONDITION_OF, "is a condition of"),
        (LinkKind.FEEDBACK, "feeds back to"),
    ],
)
def test_a_link_without_a_because_is_asked_for_it(kind: LinkKind, words: str) -> None:
    silent = replace(WHOLE, links=(replace(WAY[0], because=" ", kind=kind), *WAY[1:]))

    assert sentences(silent, FindingKind.NO_BECAUSE) == [
        f"Nothing says why “The context” {words} “The inputs”."
    ]


def test_an_empty_column_needs_an_explanation() -> None:
    short = replace(WHOLE, nodes=CHAIN[:-1], links=WAY[:-1])
    explained = replace(short, columns=(ColumnNotes(column=Column.IMPACT, empty_because="Too early to say"),))

    assert sentences(short, FindingKind.EMPTY_COLUMN) == [
        "Nothing stands under impact, and nobody has said why."
    ]
    assert findings(explained) == ()


def test_a_circle_is_found_unless_it_is_feedback() -> None:
    back = Link(id="back", from_="outcomes", to="activities", because="trust makes meeting easier")
    round_ = replace(WHOLE, links=(*WAY, back))
    said = replace(WHOLE, links=(*WAY, replace(back, kind=LinkKind.FEEDBACK)))

    assert sentences(round_, FindingKind.CIRCLE) == [
        "This leads round in a circle: “The activities”, then “The outputs”, then “The outcomes”, "
        "then “The activities”."
    ]
    assert findings(said) == ()


def test_the_three_questions_hold_findings_and_answers_side_by_side() -> None:
    answer = CheckAnswer(check=ModelCheck.GAPS, verdict=Verdict.PARTLY, text="Who pays?", by="evaluator")
    empty = ModelVersion(number=1, kind=ModelKind.A_PRIORI, answers=(answer,))

    coherent, gaps, traceable = check_version(empty)

    assert (coherent.findings, coherent.answers) == ((), ())
    assert (len(gaps.findings), gaps.answers) == (6, (answer,))
    assert (traceable.question, traceable.findings) == (
        "Can you follow each outcome back to what was done for it?",
        (),
    )


def test_every_finding_says_what_to_do() -> None:
    assert all(finding.remedy.endswith((".", "?")) for finding in findings(without(WHOLE, "l1", "l2")))


def test_an_outcome_that_came_since_is_asked_whether_it_was_good_or_bad() -> None:
    new = Node(id="new", column=Column.OUTCOMES, text="Letters are rewritten")
    told, split = (
        replace(new, id="told", valence=Valence.POSITIVE),
        replace(new, id="two", came_from=("impact",)),
    )
    made = replace(new, id="made", column=Column.OUTPUTS)
    after = replace(WHOLE, number=2, nodes=(*CHAIN, new, told, split, made))

    found = [one for one in findings(after, WHOLE) if one.kind is FindingKind.GOOD_OR_BAD_UNSAID]

    assert [(one.about, one.sentence, one.remedy) for one in found] == [
        (
            ("new",),
            "“Letters are rewritten” is new since the version before, and nobody has said whether it was "
            "good or bad.",
            "If nobody had planned it, say so on its card; if it is a new hope, leave it open.",
        )
    ]
    assert sentences(after, FindingKind.GOOD_OR_BAD_UNSAID) == []
    (gaps,) = [one for one in check_version(after, WHOLE) if one.check is ModelCheck.GAPS]
    assert found[0] in gaps.findings
