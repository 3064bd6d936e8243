"""Papers of the whole programme are put in, read, marked and found again; none of them is of a project."""

from pathlib import Path

from tests.journeys.person import Person
from tests.site.evidence.project_file import own_pdf_kept

from doingwith_site.evidence.models import Document
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def test_the_plan_of_the_evaluation_is_put_in_and_read(
    person: Person, cocreate: Programme, eve: User, tmp_path: Path
) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("We read every case twice, and speak about each difference.", encoding="utf-8")
    own_pdf_kept(eve)
    person.given_i_am_signed_in(eve)
    person.when_i_open("/programmes/cocreate/projects/P08/documents/")
    person.when_i_follow("Documents of the whole programme")
    person.when_i_follow("Add a document")
    person.when_i_fill_in("What it is called", "The plan")
    person.page.get_by_label("The file").set_input_files(file)
    person.when_i_press("Keep this document")

    person.then_i_read("We read every case twice, and speak about each difference.")
    assert Document.objects.filter(project=None).count() == 2
    person.when_i_follow("Add a new version")
    person.when_i_follow("Go back without keeping it")
    person.when_i_follow("A report")
    person.when_i_follow("Read and mark")
    person.when_i_follow("See the pages as they look, and mark parts of them")
    person.then_i_read("No parts of this page that you may see are marked.")
