"""Ade advises the programme: he reads what it believes, and is offered nothing that is not his to do."""

import pytest
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

NOT_HIS = {
    "projects/new/": "Only a programme lead or a facilitator can add a project.",
    "projects/P08/brief/": (
        "Only a programme lead or a facilitator can write a new version of a project's brief."
    ),
    "projects/P08/move/": (
        "Only a programme lead or a facilitator can move a project on the Double Diamond, or stop it."
    ),
    "edit/": "Only a programme lead can change the programme's details and its members.",
    "import/": "Only a programme lead can put what a folder of files says into the programme's record.",
    "export/": (
        "Only a programme lead or an evaluator can take the whole programme away as a folder of files."
    ),
}


def test_reads_the_theory_and_is_offered_nothing_else(person: Person, cocreate: Programme, ade: User) -> None:
    person.given_i_am_signed_in(ade)
    person.when_i_open("/programmes/cocreate/")
    person.then_i_am_not_offered("Add a project", "Change the programme’s details", "Import", "Export")

    person.when_i_follow("Theory of change")
    person.then_the_page_is_called("Theory of change – Co:Create – Doing With")

    person.when_i_follow("People")
    person.then_i_read("7 people take part in this programme. Nobody else sees it.", "Ade Okafor (you)")
    person.then_i_am_not_offered("Add this person")
    person.then_i_do_not_read("@example.org")

    person.when_i_follow("Report")
    person.then_the_heading_is("Programme report")


@pytest.mark.parametrize("address", NOT_HIS)
def test_an_address_that_is_not_his_to_use_says_whose_it_is(
    person: Person, cocreate: Programme, ade: User, address: str
) -> None:
    person.given_i_am_signed_in(ade)
    person.when_i_open(f"/programmes/cocreate/{address}")

    person.then_the_heading_is("You cannot do that here")
    person.then_i_read(f"{NOT_HIS[address]} In this programme you are an advisory-group member.")
    person.when_i_follow("See who can do what")
    person.then_the_heading_is("Who can do what")
