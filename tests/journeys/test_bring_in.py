"""An evaluator brings in what was coded in another program, and whoever writes for people records a yes."""

from pathlib import Path

from tests.journeys.person import Person
from tests.support.qdpx import LINES, qdpx

from doingwith.exchange.refi_qda.counting import CONVENTIONS
from doingwith_site.evidence.models import Account, Excerpt
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_a_project_of_other_software_comes_in_as_somebodys_words(
    person: Person, cocreate: Programme, eve: User, farah: User, tmp_path: Path
) -> None:
    file = tmp_path / "waiting.qdpx"
    file.write_bytes(qdpx("\r\n".join(LINES), CONVENTIONS[7], mark=True, quotes=True))
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/export/other-software/")
    person.when_i_follow("Bring in a project of other software")

    person.page.get_by_label("The project file of the other program").set_input_files(file)
    person.when_i_press("See what it would bring")
    person.then_i_read("Say whether everybody whose words are in it has agreed.")
    person.page.get_by_label("The project file of the other program").set_input_files(file)
    person.page.get_by_label("Everybody whose words are in it has agreed").check()
    person.when_i_press("See what it would bring")

    person.then_i_read("That is certain: every passage says what the file quotes of it.")
    person.then_i_read("Which of them are papers of the project, and nobody's words?")
    assert not Excerpt.objects.exists()
    person.when_i_press("Bring it in")
    person.then_i_read("The project is brought in.")

    account = Account.objects.get()
    person.given_i_am_signed_in(farah)
    person.when_i_open(f"/programmes/cocreate/accounts/{account.identifier}/agreement/")
    person.then_i_read("Until its teller says yes to more, nothing more is done with it.")
