"""Rules on contribution records: whatever is named is there, and a path leads to its outcome."""

from collections.abc import Collection, Iterable, Iterator

from doingwith.analysis.contribution.paths import beginnings, reaches
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.integrity.formal_updates import estimates, per_cents
from doingwith.analysis.integrity.known import Known, dangling, wrong_at
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.problems import Place, Problem
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import FactorList
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Programme
from doingwith.programmes.scales import Scales

__all__ = ["CONTRIBUTION_RULES", "record_problems"]

_Named = tuple[Place, str, Collection[str], str]
"""Where something is named, its name, the names there are, and what they are called."""
_LISTS = ("nodes", "links", "evidence", "claims", "rivals", "events")


def projects(known: Known) -> Iterator[Problem]:
    """The project of a record is there, and has one record."""
    seen: dict[str, str] = {}
    for record in known.record.contributions:
        entry = _entry(record)
        if record.project not in known.projects:
            home = "the folder projects"
            yield dangling(entry, ("project",), record.project, known.projects, "project", home)
        first = seen.setdefault(record.project, record.id)
        if first != record.id:
            yield wrong_at(
                entry,
                "project",
                wrong=f"The project “{record.project}” already has a contribution record, “{first}”.",
                remedy="Put the two together, or name the other project.",
            )


def identifiers(known: Known) -> Iterator[Problem]:
    """Inside a record an id stands once in its list; evidence can tell a link from a rival explanation."""
    for record in known.record.contributions:
        for key in _LISTS:
            yield from _twice(record, key, [one.id for one in getattr(record, key)])
        links = {link.id for link in record.links}
        for at, rival in enumerate(record.rivals):
            if rival.id in links:
                yield wrong_at(
                    _entry(record),
                    *("rivals", at, "id"),
                    wrong=f"“{rival.id}” names a link and a rival explanation.",
                    remedy="Give one of them another id, so that evidence knows what it bears on.",
                )


def _twice(record: ContributionRecord, key: str, names: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield wrong_at(
                _entry(record),
                *(key, at, "id"),
                wrong=f"The id “{name}” stands twice in “{key}”.",
                remedy="Give one of them another id.",
            )
        seen.add(name)


def references(known: Known) -> Iterator[Problem]:
    """Nodes, links, evidence, claims and events that a record names stand in it."""
    for record in known.record.contributions:
        for place, name, choices, noun in _named(record):
            if name not in choices:
                yield dangling(_entry(record), place, name, choices, noun, "this file")


def _named(record: ContributionRecord) -> Iterator[_Named]:
    nodes, links = record.node_by_id, record.link_by_id
    claims = {claim.id for claim in record.claims}
    events = {event.id for event in record.events}
    for at, link in enumerate(record.links):
        yield ("links", at, "from"), link.from_, nodes, "node"
        yield ("links", at, "to"), link.to, nodes, "node"
    for at, claim in enumerate(record.claims):
        yield ("claims", at, "outcome"), claim.outcome, nodes, "node"
        for number, name in enumerate(claim.path):
            yield ("claims", at, "path", number), name, links, "link"
    for at, rival in enumerate(record.rivals):
        for number, name in enumerate(rival.claims):
            yield ("rivals", at, "claims", number), name, claims, "claim"
        if rival.event is not None:
            yield ("rivals", at, "event"), rival.event, events, "event"
    yield from _named_by_evidence(record, {*links, *(rival.id for rival in record.rivals)}, claims)


def _named_by_evidence(
    record: ContributionRecord, targets: Collection[str], claims: Collection[str]
) -> Iterator[_Named]:
    for at, item in enumerate(record.evidence):
        for number, bearing in enumerate(item.bearings):
            place = ("evidence", at, "bearings", number, "on")
            yield place, bearing.on, targets, "link or rival explanation"
    yield from _named_by_estimates(record, claims)
    for at, each in enumerate(record.rounds):
        for number, wanted in enumerate(each.next_evidence):
            if wanted.link is not None:
                place = ("rounds", at, "next_evidence", number, "link")
                yield place, wanted.link, record.link_by_id, "link"


def _named_by_estimates(record: ContributionRecord, claims: Collection[str]) -> Iterator[_Named]:
    for at, formal in enumerate(record.updates):
        yield ("updates", at, "claim"), formal.claim, claims, "claim"
        for number, one in enumerate(formal.estimates):
            place: Place = ("updates", at, "estimates", number)
            if one.evidence:
                yield (*place, "evidence"), one.evidence, record.evidence_by_id, "item of evidence"
            for nth, was in enumerate(one.findings):
                if was.evidence:
                    there = (*place, "findings", nth, "evidence")
                    yield there, was.evidence, record.evidence_by_id, "item of evidence"


def paths(known: Known) -> Iterator[Problem]:
    """The links of a claim's path lead to its outcome."""
    for record in known.record.contributions:
        for at, claim in enumerate(record.claims):
            links = [record.link_by_id[name] for name in claim.path if name in record.link_by_id]
            if len(links) != len(claim.path) or not links or claim.outcome not in record.node_by_id:
                continue
            if not reaches(links, beginnings(links), claim.outcome):
                yield wrong_at(
                    _entry(record),
                    *("claims", at, "path"),
                    wrong=f"The path of the claim “{claim.id}” does not lead to “{claim.outcome}”.",
                    remedy="Name the links from what the programme did to the outcome, one after the other.",
                )


def clauses(known: Known) -> Iterator[Problem]:
    """Statements and clauses of the theory that a record names are there."""
    names = {
        name
        for version in known.record.theory_versions
        for statement in version.statements
        for name in (statement.id, *(clause.id for _, clause in statement.all_clauses()))
    }
    for record in known.record.contributions if not known.unread_theory else ():
        for key in ("nodes", "links", "claims"):
            for at, one in enumerate(getattr(record, key)):
                for number, name in enumerate(one.clauses):
                    if name not in names:
                        place, home = (key, at, "clauses", number), "the folder theory"
                        yield dangling(_entry(record), place, name, names, "statement or clause", home)


def logic_models(known: Known) -> Iterator[Problem]:
    """Nodes and links of a logic model that a record names are there, in its project's or the programme's."""
    for record in known.record.contributions:
        versions = [
            version
            for model in known.record.logic_models
            if model.project in (None, record.project)
            for version in model.versions
        ]
        nodes = {node.id for version in versions for node in version.nodes}
        links = {link.id for version in versions for link in version.links}
        for key, field, names, noun in (
            ("nodes", "model_nodes", nodes, "node"),
            ("links", "model_links", links, "link"),
        ):
            for at, one in enumerate(getattr(record, key)):
                for number, name in enumerate(getattr(one, field)):
                    if name not in names and not known.unread_logic_models:
                        place, home = (key, at, field, number), "the project's logic models"
                        yield dangling(_entry(record), place, name, names, f"{noun} of a logic model", home)


def excerpts(known: Known) -> Iterator[Problem]:
    """Every excerpt that an item of evidence rests on is there."""
    names = {excerpt.id for marked in known.record.marked_sources for excerpt in marked.excerpts}
    for record in known.record.contributions if not known.unread_excerpts else ():
        for at, item in enumerate(record.evidence):
            for number, name in enumerate(item.excerpts):
                if name not in names:
                    place, home = ("evidence", at, "excerpts", number), "the folder excerpts"
                    yield dangling(_entry(record), place, name, names, "excerpt", home)


def claims_or_why_not(known: Known) -> Iterator[Problem]:
    """A record makes a claim, or says why it makes none, and not both."""
    for record in known.record.contributions:
        if bool(record.claims) is bool(record.no_claim_because):
            yield wrong_at(
                _entry(record),
                "claims" if record.claims else "id",
                wrong="The record makes a claim and says why it makes none."
                if record.claims
                else "The record makes no claim and does not say why.",
                remedy="Give it a claim, or say in “no_claim_because” why none is made.",
            )


def rounds(known: Known) -> Iterator[Problem]:
    """Rounds count from 1 without a gap."""
    for record in known.record.contributions:
        for at, one in enumerate(record.rounds):
            if one.number != at + 1:
                yield wrong_at(
                    _entry(record),
                    *("rounds", at, "number"),
                    wrong=f"This round is number {one.number}, and should be number {at + 1}.",
                    remedy="Number the rounds 1, 2, 3 and so on, oldest first.",
                )


def _entry(record: ContributionRecord) -> str:
    return f"contribution/{record.id}"


CONTRIBUTION_RULES = (
    projects,
    identifiers,
    references,
    paths,
    clauses,
    logic_models,
    excerpts,
    claims_or_why_not,
    per_cents,
    estimates,
    rounds,
)

ALONE = (identifiers, references, paths, claims_or_why_not, per_cents, estimates, rounds)
"""The rules for which the rest of the programme does not matter."""


def record_problems(record: ContributionRecord) -> tuple[Problem, ...]:
    """Everything by which a record contradicts itself, the rest of its programme left aside."""
    nothing = ProgrammeRecord(
        programme=Programme(id="alone", name="alone"),
        scales=Scales(),
        factor_list=FactorList(id="alone", version=1, label="alone", domains=(), factors=()),
        instruments=Instruments(),
        evaluation=Evaluation(),
        contributions=(record,),
    )
    return tuple(problem for rule in ALONE for problem in rule(Known(record=nothing)))
