"""The wording of import, preview and export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from doingwith.consent.uses import Use
from doingwith.exchange.bundle.check import LocatedProblem
from doingwith.exchange.changes import Entry, Noun, NounChanges
from doingwith.exchange.held_back import held_back_sentence
from doingwith.exchange.refi_qda.exporting import Exported
from doingwith.exchange.refi_qda.note_words import note_words
from doingwith.reporting.wording import listed
from doingwith_site.evidence.presenters.uses import USE_WORDS
from doingwith_site.exchange.other_software import Asked, accounts_in
from doingwith_site.exchange.plans import ImportPlan
from doingwith_site.exchange.rules import BRINGING_IN_NEEDS
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.rules import can

__all__ = [
    "BringInPage",
    "ChangeRow",
    "Count",
    "ExportPage",
    "ImportPage",
    "NounSection",
    "OtherSoftwarePage",
    "PreviewPage",
    "counted",
]

NOUNS: dict[Noun, tuple[str, str]] = {
    Noun.PROGRAMME: ("programme", "programmes"),
    Noun.PARTNER: ("partner", "partners"),
    Noun.SCALES: ("set of scales", "sets of scales"),
    Noun.FACTOR_LIST: ("factor list", "factor lists"),
    Noun.DOMAIN: ("domain of factors", "domains of factors"),
    Noun.FACTOR: ("factor", "factors"),
    Noun.INSTRUMENTS: ("set of instruments", "sets of instruments"),
    Noun.EVALUATION: ("description of the evaluation", "descriptions of the evaluation"),
    Noun.THEORY: ("theory version", "theory versions"),
    Noun.PROJECT: ("project", "projects"),
    Noun.LOGIC_MODEL: ("logic model", "logic models"),
    Noun.SAME_NODES: ("pair of cards that are one idea", "pairs of cards that are one idea"),
    Noun.CASE: ("case", "cases"),
    Noun.CONFIGURATIONS: ("analysis of configurations", "analyses of configurations"),
    Noun.CONTRIBUTION: ("contribution record", "contribution records"),
    Noun.READINESS: ("record of readiness", "records of readiness"),
    Noun.TELLING: ("telling", "tellings"),
    Noun.ACCOUNT: ("account", "accounts"),
    Noun.DOCUMENT: ("document", "documents"),
    Noun.CODE: ("code", "codes"),
    Noun.MARKED: ("marked account or document", "marked accounts and documents"),
    Noun.GROUP: ("case or set of another program", "cases and sets of another program"),
    Noun.WITHDRAWN: ("account taken back", "accounts taken back"),
    Noun.EVIDENCE_WITHDRAWN: (
        "judgement, item or card that rested on words taken back",
        "judgements, items and cards that rested on words taken back",
    ),
}
_NOBODY = "Nobody has told anything here yet, so no accounts of people are in it."
MOST_SHOWN = 50
"""Entries and changes of one kind that a preview lists; the rest it counts."""


def counted(number: int, noun: Noun) -> str:
    """ "1 project", "25 projects", "10,000 projects"."""
    one, many = NOUNS[noun]
    return f"{number:,} {one if number == 1 else many}"


class _Page:
    """What pages inside a programme and outside of one have in common."""

    def __init__(self, membership: Membership | None, current: str) -> None:
        self.frame = ProgrammeFrame(membership=membership, current=current) if membership else None

    @property
    def layout(self) -> str:
        """The template around the page."""
        return "programmes/layout.html" if self.frame else "design/layout.html"


class ImportPage(_Page):
    """The page where a bundle is given."""

    def __init__(self, *, membership: Membership | None, problems: tuple[LocatedProblem, ...]) -> None:
        super().__init__(membership, "Import")
        self.problems = problems

    @property
    def title(self) -> str:
        """The page's heading."""
        return "Import a bundle" if self.frame else "Import a programme"

    @property
    def lead(self) -> str:
        """What importing does, in the page's first sentence."""
        if self.frame:
            return (
                f"Put what a bundle says into {self.frame.name}. You see everything that would change "
                "before anything is written; briefs and steps already recorded are never overwritten."
            )
        return (
            "Bring in a whole programme from a bundle. You see what is in it before anything is written, "
            "and you become its programme lead."
        )

    @property
    def problems_title(self) -> str:
        """How much is wrong in the bundle."""
        count = len(self.problems)
        return (
            "One thing is wrong in this bundle" if count == 1 else f"{count} things are wrong in this bundle"
        )


class BringInPage(_Page):
    """The page where a project of other software is given."""

    def __init__(self, *, membership: Membership) -> None:
        super().__init__(membership, "Import")
        self.lead = (
            f"Bring what was read and coded in NVivo, ATLAS.ti, MAXQDA or another program into "
            f"{membership.programme.name}: texts, marked passages, codes and who gave them. You see what "
            "would come and what would be lost before anything is written."
        )


@dataclass(frozen=True, kw_only=True)
class ChangeRow:
    """One value that would change."""

    entry: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class NounSection:
    """Everything that would happen to one kind of entry."""

    changes: NounChanges

    @property
    def title(self) -> str:
        """The kind, as a heading."""
        return NOUNS[self.changes.noun][1].capitalize()

    @property
    def sentence(self) -> str:
        """What happens, counted."""
        parts = [
            f"{len(entries):,} {verb}"
            for entries, verb in (
                (self.changes.added, "added"),
                (self.changes.changed, "changed"),
                (self.changes.removed, "removed"),
            )
            if entries
        ]
        same = f"{self.changes.unchanged:,} stay as they are" if self.changes.unchanged else ""
        return f"{listed([*parts, same] if same else parts)}."

    @property
    def added(self) -> list[str]:
        """The first of the entries that are new."""
        return [_named(entry) for entry in self.changes.added[:MOST_SHOWN]]

    @property
    def removed(self) -> list[str]:
        """The first of the entries that go."""
        return [_named(entry) for entry in self.changes.removed[:MOST_SHOWN]]

    @property
    def rows(self) -> list[ChangeRow]:
        """The first of the values that change."""
        return self._all_rows[:MOST_SHOWN]

    @property
    def more(self) -> str:
        """How much more there is than is listed; empty when nothing is."""
        lists = (self.changes.added, self.changes.removed, self._all_rows)
        rest = sum(max(0, len(entries) - MOST_SHOWN) for entries in lists)
        return f"And {rest:,} more." if rest else ""

    @property
    def _all_rows(self) -> list[ChangeRow]:
        return [
            ChangeRow(
                entry=_named(change.entry),
                field=field.field.replace("_", " "),
                before=field.before or "nothing",
                after=field.after or "nothing",
            )
            for change in self.changes.changed
            for field in change.fields
        ]


class PreviewPage(_Page):
    """The page that shows what an import would do."""

    def __init__(self, *, membership: Membership | None, plan: ImportPlan) -> None:
        super().__init__(membership, "Import")
        self.plan = plan.told

    @property
    def title(self) -> str:
        """The page's heading."""
        return f"What importing {self.plan.record.programme.name} would do"

    @property
    def lead(self) -> str:
        """The answer in one sentence."""
        if self.plan.conflicts:
            return "This bundle cannot be imported here. Nothing was written."
        if self.plan.changes_nothing:
            return "Nothing would change: the programme already says what the bundle says."
        return f"Importing would {listed(self._verbs())}. Nothing is written yet."

    @property
    def may_confirm(self) -> bool:
        """Whether there is something to say yes to."""
        return not self.plan.conflicts and not self.plan.changes_nothing

    @property
    def sections(self) -> list[NounSection]:
        """The kinds of entry to which something would happen."""
        return [NounSection(changes=changes) for changes in self.plan.changes if not changes.is_nothing]

    @property
    def kept(self) -> list[str]:
        """A sentence for each kind of which the bundle lacks some that stay."""
        kept = self.plan.kept
        kinds = (
            (Noun.THEORY, kept.theory_versions),
            (Noun.PROJECT, kept.projects),
            (Noun.LOGIC_MODEL, kept.logic_models),
            (Noun.CASE, kept.cases),
            (Noun.CONFIGURATIONS, kept.configurations),
            (Noun.CONTRIBUTION, kept.contributions),
            (Noun.READINESS, kept.readiness),
        )
        return [_kept_sentence(noun, names) for noun, names in kinds if names]

    @property
    def import_url(self) -> str:
        """Where another bundle can be given."""
        if self.frame:
            return reverse("exchange:import_into", args=[self.frame.identifier])
        return reverse("exchange:import")

    def _verbs(self) -> list[str]:
        kinds = (
            ("add", [(changes.noun, len(changes.added)) for changes in self.plan.changes]),
            ("change", [(changes.noun, len(changes.changed)) for changes in self.plan.changes]),
            ("remove", [(changes.noun, len(changes.removed)) for changes in self.plan.changes]),
        )
        told = [
            f"{verb} {listed([counted(number, noun) for noun, number in numbers if number])}"
            for verb, numbers in kinds
            if any(number for _, number in numbers)
        ]
        more = [f"put {self.files} to what names {'it' if self.plan.files == 1 else 'them'}"]
        return [*told, *more] if self.plan.files else told

    @property
    def files(self) -> str:
        """How many pictures, recordings and documents come; empty when none does."""
        count = self.plan.files
        words = "picture, recording or document" if count == 1 else "pictures, recordings and documents"
        return f"{count:,} {words}" if count else ""


class ExportPage(_Page):
    """The page from which a programme leaves as a bundle."""

    def __init__(
        self, *, membership: Membership, projects: int, cases: int, accounts: int, allowing: Mapping[Use, int]
    ) -> None:
        super().__init__(membership, "Export")
        self.name = membership.programme.name
        self.accounts, self.allowing = accounts, allowing
        self.lead = (
            f"Take {self.name} away as one zip file of readable files: "
            f"{counted(projects, Noun.PROJECT)}, {counted(cases, Noun.CASE)}, the factor list and the theory."
        )

    @property
    def held_sentence(self) -> str:
        """Whose accounts leave."""
        if not self.accounts:
            return _NOBODY
        return "Of what people told, it holds only what its tellers allow for what the file is taken for:"

    @property
    def held_lines(self) -> list[tuple[str, str]]:
        """For each use how many accounts leave and how many are held back; empty when nobody has told."""
        if not self.accounts:
            return []
        return [(USE_WORDS[use].staff, self._line(leaving)) for use, leaving in self.allowing.items()]

    def _line(self, leaving: int) -> str:
        held = self.accounts - leaving
        if not held:
            return "no account is held back"
        is_are = "is" if held == 1 else "are"
        return f"{counted(held, Noun.ACCOUNT)} of {self.accounts:,} {is_are} held back, for want of a yes"


@dataclass(frozen=True, kw_only=True)
class Count:
    """One line of what would leave."""

    key: str
    value: str


class OtherSoftwarePage(_Page):
    """The page from which a programme leaves for other software, with words as far as tellers agree."""

    def __init__(self, *, membership: Membership, asked: Asked | None, found: Exported | None) -> None:
        super().__init__(membership, "Export")
        self.asked, self.found = asked, found
        self.name = membership.programme.name
        self.may_bring_in = all(can(membership, needed) for needed in BRINGING_IN_NEEDS)
        self.lead = (
            f"Take {self.name} into software for qualitative analysis such as NVivo, ATLAS.ti or MAXQDA: "
            "documents, accounts, marked passages, codes and who gave them, as one REFI-QDA project."
        )

    @property
    def leaving(self) -> list[Count]:
        """How much would leave, kind by kind."""
        if self.found is None:
            return []
        project = self.found.project
        marks = [mark for source in project.sources for mark in (*source.selections, *source.marks)]
        documents = {source.values.get("Doing With document") for source in project.sources} - {None}
        counts = (
            ("Accounts", len(accounts_in(self.found))),
            ("Documents", len(documents)),
            ("Marked passages", len(marks)),
            ("Codes given to them", sum(len(mark.codings) for mark in marks)),
            ("People who read and code", len(project.users)),
            ("Codes in the codebook", sum(code.is_codable for code in project.codes)),
            ("Projects, as cases", sum(group.is_case for group in project.groups)),
        )
        return [Count(key=key, value=f"{number:,}") for key, number in counts]

    @property
    def held_back(self) -> str:
        """What stays here, and why."""
        if self.found is None or self.asked is None:
            return ""
        if not accounts_in(self.found) and not self.found.held_back.accounts:
            return _NOBODY
        return held_back_sentence(self.found.held_back, str(USE_WORDS[self.asked.use].staff))

    @property
    def as_notes(self) -> str:
        """What goes along as notes that other software shows as text."""
        if self.found is None:
            return ""
        return listed(note_words(self.found.as_notes))

    @property
    def lost(self) -> list[str]:
        """What has no place in the standard, with how much of it there is."""
        return (
            [f"{what[:1].upper()}{what[1:]}: {number:,}" for what, number in self.found.lost.items()]
            if self.found
            else []
        )


def _named(entry: Entry) -> str:
    return f"{entry.id}: {entry.title}" if entry.title else entry.id


def _kept_sentence(noun: Noun, names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_SHOWN])
    more = f" and {len(names) - MOST_SHOWN:,} more" if len(names) > MOST_SHOWN else ""
    is_one = len(names) == 1
    return (
        f"{counted(len(names), noun)} {'is' if is_one else 'are'} not in the bundle and "
        f"{'stays as it is' if is_one else 'stay as they are'}: {shown}{more}."
    )
