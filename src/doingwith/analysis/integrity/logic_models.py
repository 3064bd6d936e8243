"""Rules on logic models: what they name is there, and what is frozen stays as it was."""

from collections import Counter
from collections.abc import Iterable, Iterator

from doingwith.analysis.integrity.known import Known, dangling, wrong_at
from doingwith.common.problems import Place, Problem
from doingwith.logic_models.confirmed import Place as NodePlace
from doingwith.logic_models.freezing import is_as_frozen
from doingwith.logic_models.model import LogicModel, ModelVersion
from doingwith.logic_models.nodes import REALISED_COLUMNS, Node, OutcomeStatus

__all__ = ["LOGIC_MODEL_RULES"]

SAME_NODES = "same-nodes"


def owners(known: Known) -> Iterator[Problem]:
    """The project of a logic model is there."""
    for model in known.record.logic_models:
        if model.project is not None and model.project not in known.projects:
            names = known.projects
            yield dangling(
                _entry(model), ("project",), model.project, names, "project", "the folder projects"
            )


def version_numbers(known: Known) -> Iterator[Problem]:
    """Versions count from 1 without a gap, and each is drawn from an earlier one or from none."""
    for model, at, version in _versions(known):
        if version.number != at + 1:
            yield wrong_at(
                _entry(model),
                *("versions", at, "number"),
                wrong=f"This is version {version.number}, and should be version {at + 1}.",
                remedy="Number the versions 1, 2, 3 and so on, oldest first.",
            )
        if version.based_on is not None and not 1 <= version.based_on < version.number:
            yield wrong_at(
                _entry(model),
                *("versions", at, "based_on"),
                wrong=f"Version {version.number} cannot be drawn from version {version.based_on}.",
                remedy="Name the number of an earlier version, or leave “based_on” out.",
            )


def names_in_a_version(known: Known) -> Iterator[Problem]:
    """In one version an id names one thing, and each column has one set of notes."""
    for model, at, version in _versions(known):
        ids: list[tuple[Place, str]] = [
            (("nodes", number, "id"), node.id) for number, node in enumerate(version.nodes)
        ]
        for number, link in enumerate(version.links):
            ids.append((("links", number, "id"), link.id))
            ids += [
                (("links", number, "assumptions", place, "id"), one.id)
                for place, one in enumerate(link.assumptions)
            ]
        yield from _twice(
            model, at, ids, "The id “{}” is given twice in one version.", "Give one of them another id."
        )
        notes = [
            (("columns", number, "column"), notes.column.value)
            for number, notes in enumerate(version.columns)
        ]
        yield from _twice(model, at, notes, "“{}” has notes twice in one version.", "Put the two together.")


def ends(known: Known) -> Iterator[Problem]:
    """A link leads from one node of its version to another."""
    for model, at, version in _versions(known):
        for number, link in enumerate(version.links):
            for key, name in (("from", link.from_), ("to", link.to)):
                if name not in version.node_by_id:
                    place: Place = ("versions", at, "links", number, key)
                    yield dangling(_entry(model), place, name, version.node_by_id, "node", "this version")
            if link.from_ == link.to:
                yield wrong_at(
                    _entry(model),
                    *("versions", at, "links", number, "to"),
                    wrong=f"The link “{link.id}” leads from “{link.to}” to itself.",
                    remedy="Name another node, or take the link out.",
                )


def statuses(known: Known) -> Iterator[Problem]:
    """Only outcomes and impact come about, and only they can be good or bad surprises."""
    for model, at, version in _versions(known):
        for number, node in enumerate(version.nodes):
            key = _out_of_place(node)
            if key and node.column not in REALISED_COLUMNS:
                yield wrong_at(
                    _entry(model),
                    *("versions", at, "nodes", number, key),
                    wrong=f"“{node.id}” stands among {node.column.value} and has a {key}.",
                    remedy=f"Move it to outcomes or impact, or leave “{key}” out.",
                )


def _out_of_place(node: Node) -> str:
    if node.status is not OutcomeStatus.NOT_KNOWN:
        return "status"
    return "valence" if node.valence is not None else ""


def inherited_wordings(known: Known) -> Iterator[Problem]:
    """A node that refers to the programme's model says what that model says, or once said."""
    if known.unread_logic_models:
        return
    wordings = _programme_wordings(known)
    for model, at, version in _versions(known):
        for number, node in enumerate(version.nodes):
            if node.refers_to is None:
                continue
            place: Place = ("versions", at, "nodes", number, "refers_to")
            if model.project is None:
                yield wrong_at(
                    _entry(model),
                    *place,
                    wrong="A node of the programme's own model inherits from no other.",
                    remedy="Take “refers_to” out, or say whose model this is with “project”.",
                )
            elif node.refers_to not in wordings:
                home = "a logic model of the programme, one without “project”"
                yield dangling(_entry(model), place, node.refers_to, wordings, "node", home)
            elif node.text not in wordings[node.refers_to]:
                yield wrong_at(
                    _entry(model),
                    *("versions", at, "nodes", number, "text"),
                    wrong=f"“{node.id}” inherits its wording from “{node.refers_to}”, which never said this.",
                    remedy="Write it as the programme's model does, or propose the change there.",
                )


def _programme_wordings(known: Known) -> dict[str, set[str]]:
    """Every wording of each node of the programme's own models."""
    wordings: dict[str, set[str]] = {}
    for model, _, version in _versions(known):
        if model.project is None:
            for node in version.nodes:
                wordings.setdefault(node.id, set()).add(node.text)
    return wordings


def programme_nodes(known: Known) -> Iterator[Problem]:
    """A node of the programme's own models stands in one of them, so that projects can refer to it."""
    home: dict[str, str] = {}
    for model, at, version in _versions(known):
        for number, node in enumerate(version.nodes if model.project is None else ()):
            if home.setdefault(node.id, model.id) != model.id:
                yield wrong_at(
                    _entry(model),
                    *("versions", at, "nodes", number, "id"),
                    wrong=f"The programme's model “{home[node.id]}” has a node “{node.id}” too.",
                    remedy="Give one of them another id, so that projects know which they refer to.",
                )


def earlier_nodes(known: Known) -> Iterator[Problem]:
    """What a node came from, and what a reason is about, stands in this model."""
    for model, at, version in _versions(known):
        before = {node.id for one in model.versions[:at] for node in one.nodes}
        for number, node in enumerate(version.nodes):
            for position, name in enumerate(node.came_from):
                if name not in before:
                    place: Place = ("versions", at, "nodes", number, "came_from", position)
                    yield dangling(_entry(model), place, name, before, "node", "an earlier version")
        named = {name for one in model.versions[: at + 1] for name in (*one.node_by_id, *one.link_by_id)}
        for number, reason in enumerate(version.reasons):
            if reason.about not in named:
                place = ("versions", at, "reasons", number, "about")
                home = "this version or an earlier one"
                yield dangling(_entry(model), place, reason.about, named, "node or link", home)


def evidence(known: Known) -> Iterator[Problem]:
    """What nodes and links rest on is an excerpt, a document or an account that is there."""
    if known.unread_excerpts:
        return
    marked = (excerpt.id for source in known.record.marked_sources for excerpt in source.excerpts)
    names = known.sources | frozenset(marked)
    for model, at, version in _versions(known):
        for key in ("nodes", "links"):
            for number, part in enumerate(getattr(version, key)):
                for position, name in enumerate(part.evidence):
                    if name not in names:
                        place: Place = ("versions", at, key, number, "evidence", position)
                        home = "the folders excerpts, documents or accounts"
                        yield dangling(_entry(model), place, name, names, "evidence", home)


def frozen(known: Known) -> Iterator[Problem]:
    """A frozen version says what it said when it was frozen."""
    for model, at, version in _versions(known):
        if not is_as_frozen(version):
            yield wrong_at(
                _entry(model),
                *("versions", at, "frozen", "hash"),
                wrong=f"Version {version.number} is frozen, and was changed since.",
                remedy="Put back what it said, and write the change as a new version.",
            )


def proposals(known: Known) -> Iterator[Problem]:
    """A proposal is about a node of the programme's model, and its id stands once in its model."""
    wordings = _programme_wordings(known)
    for model in known.record.logic_models:
        seen = Counter(one.id for one in model.proposals)
        for at, one in enumerate(model.proposals):
            if seen[one.id] > 1:
                yield wrong_at(
                    _entry(model),
                    *("proposals", at, "id"),
                    wrong=f"The id “{one.id}” is given to {seen[one.id]} proposals.",
                    remedy="Give each its own.",
                )
            if not known.unread_logic_models and one.node not in wordings:
                home = "a logic model of the programme, one without “project”"
                yield dangling(_entry(model), ("proposals", at, "node"), one.node, wordings, "node", home)


def same_nodes(known: Known) -> Iterator[Problem]:
    """Of two nodes that are one idea each stands in the version of the model that is named, apart."""
    if known.unread_logic_models:
        return
    for at, one in enumerate(known.record.same_nodes.pairs):
        for key, place in (("before", one.before), ("after", one.after)):
            yield from _missing(known, ("pairs", at, key), place)
        if one.before == one.after:
            yield wrong_at(
                SAME_NODES,
                *("pairs", at),
                wrong=f"“{one.after.node}” is said to be one idea with itself.",
                remedy="Name a node of another version, or take the pair out.",
            )


def _missing(known: Known, at: Place, named: NodePlace) -> Iterator[Problem]:
    """What is not there of a place: the model, its version, or the node in it."""
    models = known.record.logic_model_by_id
    model = models.get(named.model)
    if model is None:
        home = "the folder logic-models"
        yield dangling(SAME_NODES, (*at, "model"), named.model, models, "logic model", home)
        return
    version = model.version(named.version)
    if version is None:
        yield wrong_at(
            SAME_NODES,
            *(*at, "version"),
            wrong=f"Logic model “{model.id}” has no version {named.version}.",
            remedy="Name one that it has, or take the pair out.",
        )
    elif named.node not in version.node_by_id:
        home = f"version {version.number} of {model.id}"
        yield dangling(SAME_NODES, (*at, "node"), named.node, version.node_by_id, "node", home)


def _twice(
    model: LogicModel, at: int, named: Iterable[tuple[Place, str]], wrong: str, remedy: str
) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            yield wrong_at(_entry(model), *("versions", at, *place), wrong=wrong.format(name), remedy=remedy)
        seen.add(name)


def _versions(known: Known) -> Iterator[tuple[LogicModel, int, ModelVersion]]:
    for model in known.record.logic_models:
        for at, version in enumerate(model.versions):
            yield model, at, version


def _entry(model: LogicModel) -> str:
    return f"logic-models/{model.id}"


LOGIC_MODEL_RULES = (
    owners,
    version_numbers,
    names_in_a_version,
    ends,
    statuses,
    inherited_wordings,
    programme_nodes,
    earlier_nodes,
    evidence,
    frozen,
    proposals,
    same_nodes,
)
