"""What is different between two records of a programme, entry by entry and field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.withdrawn_evidence import EvidenceWithdrawn
from doingwith.exchange.bundle.plain import to_plain
from doingwith.logic_models.confirmed import Place, SameNodes

__all__ = ["Entry", "EntryChange", "FieldChange", "Noun", "NounChanges", "changes_between"]


class Noun(StrEnum):
    """The kinds of entry of a record, in the order in which they are read."""

    PROGRAMME = "programme"
    PARTNER = "partner"
    SCALES = "scales"
    FACTOR_LIST = "factor_list"
    DOMAIN = "domain"
    FACTOR = "factor"
    INSTRUMENTS = "instruments"
    EVALUATION = "evaluation"
    THEORY = "theory"
    PROJECT = "project"
    LOGIC_MODEL = "logic_model"
    SAME_NODES = "same_nodes"
    CASE = "case"
    CONFIGURATIONS = "configurations"
    CONTRIBUTION = "contribution"
    READINESS = "readiness"
    TELLING = "telling"
    ACCOUNT = "account"
    DOCUMENT = "document"
    CODE = "code"
    MARKED = "marked"
    GROUP = "group"
    WITHDRAWN = "withdrawn"
    EVIDENCE_WITHDRAWN = "evidence_withdrawn"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry and what it is called."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One value that differs. ``field`` is the way to it, such as "briefs, 2, text".

    Empty text before or after means that nothing stood or will stand there.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class EntryChange:
    """An entry that is in both records and not the same."""

    entry: Entry
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True)
class NounChanges:
    """All that is different in one kind of entry, and how many entries are the same."""

    noun: Noun
    added: tuple[Entry, ...] = ()
    changed: tuple[EntryChange, ...] = ()
    removed: tuple[Entry, ...] = ()
    unchanged: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether everything of this kind is the same."""
        return not (self.added or self.changed or self.removed)


Entries = Mapping[str, Any]
"""What there is of one kind: library values, or plain data where an entry is made for this."""


def changes_between(before: ProgrammeRecord | None, after: ProgrammeRecord) -> tuple[NounChanges, ...]:
    """Every kind of entry with what ``after`` adds, changes and removes. None before: all is added."""
    old = _entries(before) if before else {}
    new = _entries(after)
    return tuple(_noun_changes(noun, old.get(noun, {}), new[noun]) for noun in Noun)


def _entries(record: ProgrammeRecord) -> dict[Noun, Entries]:
    factors = record.factor_list
    return {
        Noun.PARTNER: _by_id(record.programme.partners),
        Noun.DOMAIN: _by_id(factors.domains),
        Noun.FACTOR: _by_id(factors.factors),
        Noun.PROGRAMME: _by_id([replace(record.programme, partners=())]),
        Noun.FACTOR_LIST: {"factor_list": replace(factors, domains=(), factors=())},
        Noun.SCALES: _unless_empty("scales", record.scales),
        Noun.INSTRUMENTS: _unless_empty("instruments", record.instruments),
        Noun.EVALUATION: _unless_empty("evaluation", record.evaluation),
        Noun.THEORY: _by_id(record.theory_versions),
        Noun.PROJECT: _by_id(record.projects),
        Noun.LOGIC_MODEL: _by_id(record.logic_models),
        Noun.SAME_NODES: _one_idea(record.same_nodes),
        Noun.CASE: _by_id(record.cases),
        Noun.CONFIGURATIONS: _by_id(record.configurations),
        Noun.CONTRIBUTION: _by_id(record.contributions),
        Noun.READINESS: _by_id(record.readiness),
        Noun.TELLING: _by_id(record.tellings),
        Noun.ACCOUNT: _by_id(record.accounts),
        Noun.DOCUMENT: _by_id(record.documents),
        Noun.CODE: _by_id(record.codebook.codes),
        Noun.MARKED: _by_id(record.marked_sources),
        Noun.GROUP: _by_id(record.groups.groups),
        Noun.WITHDRAWN: _by_id(record.tombstones),
        Noun.EVIDENCE_WITHDRAWN: _rested(record.evidence_withdrawn),
    }


def _rested(withdrawn: EvidenceWithdrawn) -> Entries:
    """What rested on words that were taken back, by what it is called."""
    found = {
        f"{one.factor} of {one.case}, read by {one.reader}": one.passages for one in withdrawn.judgements
    }
    found |= {f"{one.item} of {one.contribution}": 1 for one in withdrawn.items}
    found |= {f"{one.part} of {one.logic_model}": 1 for one in withdrawn.parts}
    return {name: {"id": name, "passages": passages} for name, passages in found.items()}


def _one_idea(same: SameNodes) -> Entries:
    """The nodes that people hold for one idea, by where they stand."""
    found = {f"{_at(one.before)} and {_at(one.after)}": one.by for one in same.pairs}
    return {name: {"id": name, "by": by} for name, by in found.items()}


def _at(place: Place) -> str:
    return f"{place.node} in {place.model}:{place.version}"


def _by_id(values: Iterable[Any]) -> Entries:
    return {value.id: value for value in values}


def _unless_empty(name: str, value: object) -> Entries:
    return {name: value} if to_plain(value) else {}


def _noun_changes(noun: Noun, old: Entries, new: Entries) -> NounChanges:
    changed = tuple(
        EntryChange(entry=_entry(name, new[name]), fields=tuple(_changes_in(old[name], new[name])))
        for name in new
        if name in old and old[name] != new[name]
    )
    return NounChanges(
        noun=noun,
        added=tuple(_entry(name, value) for name, value in new.items() if name not in old),
        changed=changed,
        removed=tuple(_entry(name, value) for name, value in old.items() if name not in new),
        unchanged=sum(1 for name in new if name in old) - len(changed),
    )


def _entry(name: str, value: object) -> Entry:
    titles = (getattr(value, key, "") for key in ("title", "label", "name"))
    return Entry(id=name, title=next((str(title) for title in titles if title), ""))


def _changes_in(before: object, after: object) -> Iterator[FieldChange]:
    # Only what differs is made plain: most of a large record is words, and the same or new.
    return _field_changes((), to_plain(before), to_plain(after))


_NAMING_KEYS = ("id", "version", "number", "column", "reader", "factor", "project")
"""Keys by which the items of a list are known, so that one more in the middle moves no other."""


def _field_changes(way: tuple[str, ...], before: Any, after: Any) -> Iterator[FieldChange]:
    """Each value inside that differs, outermost first."""
    if before == after:
        return
    old, new = _parts(before), _parts(after)
    if (old or not before) and (new or not after) and (old or new):
        for name in {**old, **new}:
            yield from _field_changes((*way, name), old.get(name), new.get(name))
    else:
        yield FieldChange(field=", ".join(way), before=_shown(before), after=_shown(after))


def _parts(value: Any) -> Mapping[str, Any]:
    """A value's parts by name; none for text, numbers, and lists of them."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        key = next((key for key in _NAMING_KEYS if all(key in item for item in value)), None)
        names = [str(item[key]) if key else str(at) for at, item in enumerate(value, 1)]
        return dict(zip(names, value, strict=True))
    return {}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(str(item) for item in value) if isinstance(value, list) else str(value)
