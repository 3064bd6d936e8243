"""Why an import is refused may quote people, so it is worked out again for the page and stored nowhere."""

from dataclasses import replace

from django.contrib.sessions.models import Session
from tests.site.conftest import Browser
from tests.site.programme import cocreate_record
from tests.site.words import words_of

from doingwith_site.exchange.actions import prepare_import
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Programme

QUOTED = "A heron told me that nobody asked"


def test_its_words_lie_in_no_session(priya: User, cocreate: Programme, browser_of: Browser) -> None:
    record = cocreate_record()
    first, *others = record.projects
    told = replace(first, briefs=(replace(first.briefs[0], text=QUOTED), *first.briefs[1:]))
    pending = prepare_import(by=priya, record=replace(record, projects=(told, *others)), into=cocreate)
    browser = browser_of(priya)

    answer = browser.post(f"/import/{pending.token}/")

    assert answer["Location"] == f"/import/{pending.token}/"
    page = words_of(browser.get(f"/import/{pending.token}/"))
    assert "This bundle cannot be imported here. Nothing was written." in page
    assert f"the bundle has “{QUOTED}”" in page
    assert Session.objects.exists()
    assert not any(QUOTED in str(session.get_decoded()) for session in Session.objects.all())
