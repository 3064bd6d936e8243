"""What passages can be marked with: factors, clauses of the theory, outcomes, one's own codes."""

from collections.abc import Iterable

from doingwith_site.cases.models import Case
from doingwith_site.evidence.excerpt_kinds import CodeKind
from doingwith_site.evidence.excerpts.actions import CodeChosen
from doingwith_site.evidence.models import Code
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme
from doingwith_site.programmes.queries import current_factors
from doingwith_site.projects.models import Project
from doingwith_site.theory.models import Clause

__all__ = ["CodeChoices", "code_name", "code_names"]

Group = tuple[str, list[tuple[str, str]]]


class CodeChoices:
    """The codes that a person can choose in a project, in groups, and what each choice means."""

    def __init__(self, programme: Programme, project: Project | None, person: User) -> None:
        self.groups: list[Group] = [*factor_groups(programme), clause_group(programme)]
        self.groups += [outcome_group(project), own_group(programme, person)]
        self.labels = {value: label for _, choices in self.groups for value, label in choices}

    @property
    def choices(self) -> list[tuple[str, str] | Group]:
        """For a list to choose from; a group without anything is left out."""
        return [("", "No code, or one of my own below"), *(group for group in self.groups if group[1])]

    def chosen(self, value: str) -> CodeChosen:
        """The code behind a choice."""
        kind, _, key = value.partition(":")
        return CodeChosen(kind=CodeKind(kind), key=key, label=self.labels[value])


def factor_groups(programme: Programme) -> list[Group]:
    """The factors in use by domain."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for factor in current_factors(programme):
        choice = (f"{CodeKind.FACTOR}:{factor.identifier}", f"{factor.identifier} {factor.label}")
        groups.setdefault(factor.domain.label, []).append(choice)
    return list(groups.items())


def clause_group(programme: Programme) -> Group:
    """The clauses of the theory as it stands now."""
    latest = programme.theory_versions.order_by("-position").first()
    clauses: Iterable[Clause] = (
        Clause.objects.filter(statement__version=latest).order_by("statement__position", "position")
        if latest
        else ()
    )
    return "Theory of change", [
        (f"{CodeKind.CLAUSE}:{clause.identifier}", f"{clause.part.upper()} {shortened(clause.text)}")
        for clause in clauses
    ]


def outcome_group(project: Project | None) -> Group:
    """The outcomes of the project's case."""
    case = Case.objects.filter(project=project).first() if project else None
    outcomes = case.narrative.get("outcomes", []) if case else []
    identifier = case.identifier if case else ""
    return "Outcomes of the case", [
        (f"{CodeKind.OUTCOME}:{identifier}-{number}", shortened(str(text)))
        for number, text in enumerate(outcomes, start=1)
    ]


def own_group(programme: Programme, person: User) -> Group:
    """The free codes that the person has made."""
    codes = Code.objects.filter(programme=programme, kind=CodeKind.FREE, made_by=person)
    return "My own codes", [(f"{CodeKind.FREE}:{code.key}", code.key) for code in codes]


def code_name(code: Code) -> str:
    """A code as it is read: a free code in its maker's words, any other by what it stands for."""
    return code.key if code.kind == CodeKind.FREE else code.label or code.key


def code_names(codes: Iterable[Code]) -> list[str]:
    """Several of them."""
    return [code_name(code) for code in codes]


def shortened(text: str) -> str:
    """Words that fit on a line of a list."""
    return text if len(text) <= 100 else f"{text[:100].rsplit(' ', 1)[0]} …"
