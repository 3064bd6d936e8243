"""A programme that leaves and comes back into an empty database is read in the same words."""

import re

from tests.site.conftest import Browser
from tests.site.programme import cocreate_record
from tests.site.words import words_of

from doingwith.exchange.bundle.check import check_files
from doingwith.exchange.bundle.zip_file import read_zip
from doingwith_site.exchange.actions import export_bundle, import_record
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme


def addresses() -> list[str]:
    """Every page that tells of what a bundle holds."""
    record = cocreate_record()
    projects = [f"projects/{project.id}/" for project in record.projects]
    cases = [f"cases/{case.id}/" for case in record.cases]
    return ["", "factors/", "theory/", "report/", *projects, *cases]


def pages(person: User, browser_of: Browser) -> dict[str, str]:
    """The words of each page, without who recorded them and when: that is this site's own."""
    browser = browser_of(person)
    found = {address: words_of(browser.get(f"/programmes/cocreate/{address}")) for address in addresses()}
    return {
        address: re.sub(r"Who recorded what .*? What the words mean", "", words)
        for address, words in found.items()
    }


def test_export_then_import_into_an_empty_database_gives_the_same_pages(
    priya: User, cocreate: Programme, browser_of: Browser
) -> None:
    before = pages(priya, browser_of)
    exported = export_bundle(by=priya, programme=cocreate)
    cocreate.delete()
    check = check_files(read_zip(exported))
    assert check.record is not None

    import_record(by=priya, record=check.record)

    assert pages(priya, browser_of) == before
