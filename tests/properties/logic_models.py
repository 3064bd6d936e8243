"""Logic models made up at random, sound by every rule."""

from dataclasses import replace

from hypothesis import strategies as st
from tests.properties.basics import dates, distinct, few_texts, maybe_text, some_of, texts, tuples

from doingwith.logic_models.columns import Answer, Column, ColumnNotes
from doingwith.logic_models.freezing import freeze
from doingwith.logic_models.links import Assumption, AssumptionStatus, Link, LinkKind, Standing
from doingwith.logic_models.model import (
    ChangeReason,
    CheckAnswer,
    LogicModel,
    ModelCheck,
    ModelKind,
    ModelVersion,
    Proposal,
    Verdict,
)
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node, OutcomeStatus, Provenance, Valence

__all__ = ["logic_models", "model_versions", "nodes"]


@st.composite
def logic_models(draw: st.DrawFn, projects: list[str], factors: list[str]) -> tuple[LogicModel, ...]:
    """The programme's own model, and one of a project that inherits from it."""
    own = LogicModel(id="LM", title=draw(texts), versions=draw(_lineage([], factors)))
    named = [node for version in own.versions for node in version.nodes]
    if not projects:
        return (own,)
    proposal = st.builds(
        Proposal,
        id=st.just("Q1"),
        node=st.sampled_from([node.id for node in named]),
        text=texts,
        reason=texts,
    )
    theirs = LogicModel(
        id="LM-1",
        title=draw(texts),
        project=draw(st.sampled_from(projects)),
        versions=draw(_lineage(named, factors)),
        proposals=draw(tuples(proposal, 1)) if named else (),
    )
    return (own, theirs)


@st.composite
def _lineage(draw: st.DrawFn, inherited: list[Node], factors: list[str]) -> tuple[ModelVersion, ...]:
    made: list[ModelVersion] = []
    for number in range(1, draw(st.integers(1, 3))):
        version = draw(model_versions(number, inherited, factors))
        before = [name for one in made for name in one.node_by_id]
        version = replace(
            version,
            based_on=number - 1 or None,
            nodes=tuple(replace(node, came_from=draw(some_of(before, 2))) for node in version.nodes),
            reasons=tuple(ChangeReason(about=name, text=draw(texts)) for name in draw(some_of(before, 1))),
        )
        made.append(freeze(version, on=draw(st.none() | dates)) if draw(st.booleans()) else version)
    return tuple(made)


@st.composite
def model_versions(
    draw: st.DrawFn, number: int = 1, inherited: list[Node] | None = None, factors: list[str] | None = None
) -> ModelVersion:
    """One drawing: some nodes, and links between them."""
    names = draw(distinct(0, 6))
    drawn = tuple(draw(nodes(name, inherited or [])) for name in names)
    return ModelVersion(
        number=number,
        kind=draw(st.sampled_from(ModelKind)),
        nodes=drawn,
        links=draw(_links(names, factors or [])),
        columns=tuple(
            ColumnNotes(
                column=column,
                answers=draw(tuples(st.builds(Answer, prompt=texts, text=texts), 1)),
                reflection=draw(maybe_text),
                empty_because=draw(maybe_text),
            )
            for column in draw(some_of(list(Column), 2))
        ),
        answers=draw(
            tuples(
                st.builds(CheckAnswer, check=st.sampled_from(ModelCheck), verdict=st.sampled_from(Verdict)), 1
            )
        ),
        people=draw(few_texts),
        reason=draw(maybe_text),
        dated_on=draw(st.none() | dates),
        source=draw(maybe_text),
    )


@st.composite
def nodes(draw: st.DrawFn, name: str, inherited: list[Node]) -> Node:
    """A node; some inherit their wording."""
    column = draw(st.sampled_from(Column))
    above = draw(st.none() | st.sampled_from(inherited)) if inherited else None
    realised = column in REALISED_COLUMNS
    return Node(
        id=name,
        column=column,
        text=above.text if above else draw(texts),
        refers_to=above.id if above else None,
        actor=draw(maybe_text),
        status=draw(st.sampled_from(OutcomeStatus)) if realised else OutcomeStatus.NOT_KNOWN,
        valence=draw(st.none() | st.sampled_from(Valence)) if realised else None,
        provenance=draw(st.none() | st.sampled_from(Provenance)),
        source=draw(maybe_text),
    )


@st.composite
def _links(draw: st.DrawFn, names: list[str], factors: list[str]) -> tuple[Link, ...]:
    if len(names) < 2:
        return ()
    made = []
    for at in range(draw(st.integers(0, 5))):
        start, end = draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
        made.append(
            Link(
                id=f"{at}-link",
                from_=start,
                to=end,
                kind=draw(st.sampled_from(LinkKind)),
                because=draw(maybe_text),
                when=draw(some_of(factors, 2)),
                when_also=draw(maybe_text),
                assumptions=tuple(
                    Assumption(
                        id=f"{at}-as{place}",
                        text=draw(texts),
                        status=draw(st.sampled_from(AssumptionStatus)),
                        checked_on=draw(st.none() | dates),
                    )
                    for place in range(draw(st.integers(0, 2)))
                ),
                standing=draw(st.sampled_from(Standing)),
                provenance=draw(st.none() | st.sampled_from(Provenance)),
            )
        )
    return tuple(made)
