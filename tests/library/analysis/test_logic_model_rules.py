"""What a record says when its logic models do not hold together."""

from dataclasses import replace

import pytest

from doingwith.analysis.integrity import integrity_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.logic_models.columns import Column, ColumnNotes
from doingwith.logic_models.freezing import freeze
from doingwith.logic_models.links import Assumption, Link
from doingwith.logic_models.model import ChangeReason, LogicModel, ModelKind, ModelVersion, Proposal
from doingwith.logic_models.nodes import Node, OutcomeStatus, Valence
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner, Programme
from doingwith.programmes.scales import Scales
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Project

RECORD = ProgrammeRecord(
    programme=Programme(id="demo", name="Demo", partners=(Partner(id="council", name="Council"),)),
    scales=Scales(),
    factor_list=FactorList(
        id="list",
        version=1,
        label="List",
        domains=(Domain(id="leadership", label="Leadership", role=DomainRole.CONDITION),),
        factors=(Factor(id="L1", domain="leadership", label="Permission", pole=Pole.ENABLING),),
    ),
    instruments=Instruments(),
    evaluation=Evaluation(),
)

TRUST = Node(id="trust", column=Column.OUTCOMES, text="People trust one another")
OWN = LogicModel(
    id="LM",
    title="The programme",
    versions=(ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(TRUST,)),),
)
MEET = Node(id="meet", column=Column.ACTIVITIES, text="People meet")
HEARD = Node(id="heard", column=Column.OUTCOMES, text=TRUST.text, refers_to="trust")
LINK = Link(id="l1", from_="meet", to="heard", when=("L1",))
DRAWN = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=(MEET, HEARD), links=(LINK,))
THEIRS = LogicModel(id="LM-1", title="A project", project="P1", versions=(DRAWN,))
PROJECT = Project(id="P1", partner="council", title="One", briefs=(Brief(version=1, text="Try"),))


def with_model(model: LogicModel, own: LogicModel = OWN) -> ProgrammeRecord:
    return replace(RECORD, projects=(PROJECT,), logic_models=(own, model))


def drawn(version: ModelVersion, *more: ModelVersion) -> LogicModel:
    return replace(THEIRS, versions=(version, *more))


def with_nodes(*nodes: Node) -> LogicModel:
    return drawn(replace(DRAWN, nodes=nodes, links=()))


def with_links(*links: Link) -> LogicModel:
    return drawn(replace(DRAWN, links=links))


SECOND = replace(DRAWN, number=2)
WRONG: list[tuple[LogicModel, str]] = [
    (replace(THEIRS, project="P2"), "There is no project “P2”."),
    (drawn(replace(DRAWN, number=3)), "This is version 3, and should be version 1."),
    (drawn(replace(DRAWN, based_on=1)), "Version 1 cannot be drawn from version 1."),
    (with_nodes(MEET, MEET), "The id “meet” is given twice in one version."),
    (with_links(LINK, replace(LINK, id="meet")), "The id “meet” is given twice in one version."),
    (
        with_links(replace(LINK, assumptions=(Assumption(id="l1", text="They come"),))),
        "The id “l1” is given twice in one version.",
    ),
    (
        drawn(replace(DRAWN, columns=(ColumnNotes(column=Column.IMPACT), ColumnNotes(column=Column.IMPACT)))),
        "“impact” has notes twice in one version.",
    ),
    (with_links(replace(LINK, to="herd")), "There is no node “herd”."),
    (with_links(replace(LINK, from_="gone")), "There is no node “gone”."),
    (with_links(replace(LINK, to="meet")), "The link “l1” leads from “meet” to itself."),
    (with_links(replace(LINK, when=("L9",))), "There is no factor “L9”."),
    (with_links(replace(LINK, evidence=("E1",))), "There is no evidence “E1”."),
    (with_nodes(replace(MEET, evidence=("E1",))), "There is no evidence “E1”."),
    (
        with_nodes(replace(MEET, status=OutcomeStatus.ACHIEVED)),
        "“meet” stands among activities and has a status.",
    ),
    (
        with_nodes(replace(MEET, valence=Valence.POSITIVE)),
        "“meet” stands among activities and has a valence.",
    ),
    (with_nodes(replace(HEARD, refers_to="truth")), "There is no node “truth”."),
    (
        with_nodes(replace(HEARD, text="Everybody is heard")),
        "“heard” inherits its wording from “trust”, which never said this.",
    ),
    (with_nodes(replace(MEET, came_from=("heard",))), "There is no node “heard”."),
    (
        drawn(replace(DRAWN, reasons=(ChangeReason(about="gone", text="It rained"),))),
        "There is no node or link “gone”.",
    ),
    (
        drawn(replace(freeze(DRAWN), people=("somebody who was not there",))),
        "Version 1 is frozen, and was changed since.",
    ),
    (
        replace(THEIRS, proposals=(Proposal(id="Q1", node="meet", text="New", reason="Old"),)),
        "There is no node “meet”.",
    ),
    (
        replace(THEIRS, proposals=(Proposal(id="Q1", node="trust", text="New", reason="Old"),) * 2),
        "The id “Q1” is given to 2 proposals.",
    ),
]


@pytest.mark.parametrize(
    ("model", "sentence"), WRONG, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_does_not_hold_together_is_said_in_a_sentence(model: LogicModel, sentence: str) -> None:
    problems = integrity_problems(with_model(model))

    assert sentence in {problem.wrong for problem in problems}
    assert {problem.entry for problem in problems} == {"logic-models/LM-1"}
    assert all(problem.remedy for problem in problems)


def test_a_sound_pair_of_models_has_nothing_to_mend() -> None:
    later = replace(
        SECOND,
        kind=ModelKind.POST_FACTO,
        based_on=1,
        nodes=(replace(MEET, id="talk", came_from=("meet",)), HEARD),
        links=(),
        reasons=(ChangeReason(about="l1", text="Nobody met"),),
    )
    assert integrity_problems(with_model(drawn(freeze(DRAWN), freeze(later)))) == ()


def test_a_wording_that_the_programme_has_changed_since_may_still_be_inherited() -> None:
    reworded = replace(OWN.versions[0], number=2, nodes=(replace(TRUST, text="Trust grows"),))
    own = replace(OWN, versions=(*OWN.versions, reworded))

    assert integrity_problems(with_model(THEIRS, own)) == ()


def test_the_programmes_own_model_inherits_from_none() -> None:
    own = replace(OWN, versions=(replace(OWN.versions[0], nodes=(replace(TRUST, refers_to="trust"),)),))

    assert "A node of the programme's own model inherits from no other." in {
        problem.wrong for problem in integrity_problems(with_model(THEIRS, own))
    }


def test_two_models_of_the_programme_do_not_share_a_node() -> None:
    other = replace(OWN, id="LM-B")
    problems = integrity_problems(replace(RECORD, logic_models=(OWN, other)))

    assert [problem.wrong for problem in problems] == ["The programme's model “LM” has a node “trust” too."]


def test_what_refers_to_a_model_that_could_not_be_read_is_left_alone() -> None:
    record = replace(RECORD, projects=(PROJECT,), logic_models=(THEIRS,))

    assert integrity_problems(record, unread={"logic-models/LM"}) == ()
