"""Farah facilitates a project: its brief changes, and once somebody else changes it at the same time."""

from tests.journeys.conftest import Windows
from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

PROJECT = "/programmes/cocreate/projects/P08/"


def test_a_brief_changes_and_says_who_asked_why_and_who_agreed(
    person: Person, cocreate: Programme, farah: User
) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open(PROJECT)
    person.then_i_read("how the Gypsy and Traveller community uses health services")

    person.when_i_follow("Write a new version")
    person.when_i_fill_in(
        "The new brief", "how people who travel use health services, and what should change"
    )
    person.when_i_fill_in("Who asked for the change", "community members")
    person.when_i_fill_in("Why", "the first brief did not ask what should change")
    person.when_i_pick("They agreed")
    person.when_i_press("Keep this version")
    person.then_i_read("There is something to mend", "Write who agreed, one on each line.")
    person.then_the_box_holds("Who asked for the change", "community members")

    person.when_i_fill_in("Who agreed", "commissioner\ncommunity members")
    person.when_i_press("Keep this version")

    person.then_i_read(
        "Version 2 of the brief is kept, and so are the versions before it.",
        "how people who travel use health services, and what should change",
        "Asked for by community members. Why: the first brief did not ask what should change.",
        "Agreed by commissioner and community members.",
    )
    person.when_i_unfold("Version 1")
    person.then_i_read("how the Gypsy and Traveller community uses health services")


def test_two_write_at_once_and_nothing_is_lost(
    windows: Windows, cocreate: Programme, farah: User, priya: User
) -> None:
    farah_here, priya_here = windows.open(), windows.open()
    for person, user in ((farah_here, farah), (priya_here, priya)):
        person.given_i_am_signed_in(user)
        person.when_i_open(f"{PROJECT}brief/")

    keep(priya_here, "how services reach people who travel")
    priya_here.then_i_read("Version 2 of the brief is kept, and so are the versions before it.")
    keep(farah_here, "how people who travel reach services")

    farah_here.then_i_read(
        "Two people wrote at the same time",
        "Nothing you wrote is lost, and nothing has been saved over.",
        "What Priya Nair saved meanwhile, as version 2",
        "how services reach people who travel",
        "What you wrote",
        "how people who travel reach services",
    )
    farah_here.then_the_box_holds("Who asked for the change", "community members")

    farah_here.when_i_fill_in("The new brief", "how services and people who travel reach each other")
    farah_here.when_i_press("Keep this version")
    farah_here.then_i_read("Version 3 of the brief is kept, and so are the versions before it.")
    farah_here.when_i_unfold("Version 2")
    farah_here.then_i_read("how services reach people who travel")


def keep(person: Person, text: str) -> None:
    person.when_i_fill_in("The new brief", text)
    person.when_i_fill_in("Who asked for the change", "community members")
    person.when_i_fill_in("Why", "we listened")
    person.when_i_pick("Not known")
    person.when_i_press("Keep this version")


def test_a_project_that_was_held_back_goes_on(person: Person, cocreate: Programme, farah: User) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open(PROJECT)
    person.then_i_read(
        "Commissioned by Doncaster Clinical Commissioning Group. It was held back at Deliver for 4 reasons, "
        "the first: money and posts for the solutions not found."
    )

    person.when_i_follow("Move this project")
    person.when_i_pick("It goes on again")
    person.when_i_press("Record this step")

    person.then_i_read(
        "“Gypsy Traveller Engagement” goes on again.",
        "Commissioned by Doncaster Clinical Commissioning Group. It has come to Deliver.",
        "money and posts for the solutions not found",
    )


def test_what_belongs_to_the_lead_is_not_offered(person: Person, cocreate: Programme, farah: User) -> None:
    person.given_i_am_signed_in(farah)
    person.when_i_open("/programmes/cocreate/")
    person.then_i_can_follow("Add a project")
    person.then_i_am_not_offered("Change the programme’s details", "Import", "Export")

    person.when_i_open("/programmes/cocreate/import/")
    person.then_the_heading_is("You cannot do that here")
    person.then_i_read(
        "Only a programme lead can put what a folder of files says into the programme's record. "
        "In this programme you are a facilitator."
    )
