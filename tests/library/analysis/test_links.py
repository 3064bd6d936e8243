"""Which project came out of which."""

from dataclasses import replace

from doingwith.analysis.links import project_links
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.common.judgements import Basis
from doingwith.projects.project import ProjectLink


def test_each_tie_stands_once_whichever_project_names_it(cocreate: ProgrammeRecord) -> None:
    assert [(link.earlier, link.later) for link in project_links(cocreate)] == [
        ("P06", "P08"),
        ("P05", "P07"),
        ("P21", "P22"),
    ]


def test_a_tie_that_both_name_is_explicit_when_either_says_so(cocreate: ProgrammeRecord) -> None:
    earlier, later = cocreate.projects[:2]
    record = replace(
        cocreate,
        projects=(
            replace(earlier, leads_to=(ProjectLink(project=later.id, basis=Basis.INFERRED),), follows=()),
            replace(later, follows=(ProjectLink(project=earlier.id, basis=Basis.EXPLICIT),), leads_to=()),
        ),
    )

    assert project_links(record) == ((earlier.id, later.id, Basis.EXPLICIT),)
