"""The theory of change is revised: what the cases propose, what people decide, what became of advice."""

from tests.journeys.person import Person

from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

DRAFT = "/programmes/cocreate/theory/draft/"


def test_from_what_the_cases_propose_to_the_next_version(
    person: Person, cocreate: Programme, eve: User
) -> None:
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/theory/")
    person.when_i_follow("Work on the next version")
    person.when_i_press("Start a revision")
    person.then_i_read("It began as “Revised theory of change”. No changes so far.")

    person.when_i_open(f"{DRAFT}statements/theory-3.s4/proposals/")
    person.then_i_read(
        "U6, T1, T2, T3, S1 and S2: came about in 4 cases (CS2 and CS4 in part), did not in 1 case, "
        "not reported in no cases."
    )
    person.when_i_follow("Decide about Co-production facilitators involved (C3)")
    person.when_i_pick("Put it in, in other words")
    person.when_i_fill_in("The clause in your words", "somebody facilitates who belongs to neither side")
    person.when_i_fill_in("Why", "All five cases say so.")
    person.when_i_press("Keep this decision")
    person.then_i_read("somebody facilitates who belongs to neither side")

    person.when_i_open(f"{DRAFT}clauses/theory-3.s1.when1/")
    person.when_i_fill_in("The clause", "policy that backs people")
    person.when_i_press("Keep this in the draft")
    person.then_i_read("Before: supportive policy from the top")
    person.when_i_open(f"{DRAFT}statements/theory-3.s1/when/new/")
    person.when_i_fill_in("The clause", "somebody answers for it")
    person.when_i_press("Keep this in the draft")
    person.when_i_press("Undo the last change")
    person.then_i_do_not_read("somebody answers for it")

    person.when_i_open(f"{DRAFT}statements/theory-3.s1/")
    person.when_i_fill_in("Name of the WHEN list", "being ready")
    person.when_i_press("Keep this in the draft")
    person.when_i_follow("Add a statement")
    person.when_i_fill_in("IF: what the programme does", "people are paid for their time")
    person.when_i_press("Keep this in the draft")

    person.when_i_follow("Give advice")
    person.when_i_fill_in("The advice", "Say who pays.")
    person.when_i_fill_in("Who gives it", "advisory group")
    person.when_i_press("Keep this in the draft")
    person.when_i_follow("Say what became of it for “Say who pays.”")
    person.when_i_fill_in("What became of it", "The next round asks the council.")
    person.when_i_press("Keep this in the draft")

    person.when_i_follow("Agree on this version")
    person.then_i_read(
        "Statement 1, WHEN, reworded: policy that backs people (before: supportive policy from the top)"
    )
    person.when_i_fill_in("Name of this version", "After year three")
    person.when_i_fill_in("Who agreed on it", "young people")
    person.when_i_fill_in("Why the version before no longer did", "Facilitators were missing from it.")
    person.when_i_press("This is what we agreed")
    person.then_i_read("“After year three” is now the newest version. The versions before stay as they are.")
