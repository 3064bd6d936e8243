"""Invented logic models and contribution records, all of one shape, for benchmarks."""

from doingwith.analysis.contribution.claims import ContributionClaim, Rival, RivalKind
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Way
from doingwith.analysis.contribution.record import CausalLink, CausalNode, ContributionRecord, Search
from doingwith.analysis.contribution.verdicts import RivalVerdict
from doingwith.logic_models.columns import Column
from doingwith.logic_models.links import Link
from doingwith.logic_models.model import LogicModel, ModelKind, ModelVersion
from doingwith.logic_models.nodes import Node, OutcomeStatus

__all__ = ["contribution_of", "logic_model_of"]

CARDS_IN_A_COLUMN = 3
LINKS_ON_A_PATH = 4


def logic_model_of(project: str) -> LogicModel:
    """A project's logic model: 18 cards and 45 links before the work, one card and one link more after it."""
    first = ModelVersion(number=1, kind=ModelKind.A_PRIORI, nodes=_cards(), links=_links())
    last = ModelVersion(
        number=2,
        kind=ModelKind.POST_FACTO,
        nodes=(
            *_cards(OutcomeStatus.PARTLY),
            Node(id="new", column=Column.OUTCOMES, text="An invented surprise"),
        ),
        links=(*_links(), Link(id="activities-1-new", from_="activities-1", to="new")),
        based_on=1,
    )
    return LogicModel(
        id=f"LM-{project}", title=f"Invented model of {project}", project=project, versions=(first, last)
    )


def _cards(status: OutcomeStatus = OutcomeStatus.NOT_KNOWN) -> tuple[Node, ...]:
    return tuple(
        Node(
            id=f"{column.value}-{number}",
            column=column,
            text=f"Invented card {number} of {column.value}",
            status=status if column is Column.OUTCOMES else OutcomeStatus.NOT_KNOWN,
        )
        for column in Column
        for number in range(1, CARDS_IN_A_COLUMN + 1)
    )


def _links() -> tuple[Link, ...]:
    columns = list(Column)
    numbers = range(1, CARDS_IN_A_COLUMN + 1)
    return tuple(
        Link(
            id=f"{one.value}-{start}-{other.value}-{end}",
            from_=f"{one.value}-{start}",
            to=f"{other.value}-{end}",
            because="an invented reason",
        )
        for one, other in zip(columns, columns[1:], strict=False)
        for start in numbers
        for end in numbers
    )


def contribution_of(project: str) -> ContributionRecord:
    """A project's contribution record: one claim over four links, each with three sources."""
    steps = range(1, LINKS_ON_A_PATH + 1)
    links = tuple(
        CausalLink(
            id=f"L{step}",
            from_=f"N{step}",
            to=f"N{step + 1}",
            narrative="An invented telling.",
            search=Search.SOUGHT,
            model_links=("activities-1-outputs-1",),
        )
        for step in steps
    )
    return ContributionRecord(
        id=project,
        project=project,
        question="Did the invented work have a part in it?",
        nodes=tuple(
            CausalNode(id=f"N{step}", text=f"Invented step {step}") for step in range(1, LINKS_ON_A_PATH + 2)
        ),
        links=links,
        evidence=tuple(_evidence(link.id, number) for link in links for number in range(1, 4)),
        claims=(
            ContributionClaim(
                id="K1",
                statement="The invented work contributed",
                outcome=links[-1].to,
                path=tuple(link.id for link in links),
            ),
        ),
        rivals=(
            Rival(
                id="R1",
                text="an invented summer",
                kind=RivalKind.CHANCE,
                claims=("K1",),
                verdict=RivalVerdict.RULED_OUT,
            ),
        ),
    )


def _evidence(link: str, number: int) -> EvidenceItem:
    return EvidenceItem(
        id=f"E{link}{number}",
        text=f"Invented finding {number} on {link}",
        kind=EvidenceKind.OBSERVATION,
        group=f"source {number}",
        bearings=(Bearing(on=link, way=Way.FOR if number < 3 else Way.AGAINST),),
    )
