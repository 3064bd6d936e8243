"""How far readers agree: the disagreements first, and only of readings that are open."""

from tests.site.cases.reading_room import judged, read_by, readings_in
from tests.site.conftest import Browser
from tests.site.programme import joined
from tests.site.words import words_of

from doingwith.common.judgements import Sign
from doingwith_site.people.models import User
from doingwith_site.people.roles import Evaluator
from doingwith_site.programmes.models import Programme

PAGE = "/programmes/cocreate/agreement/"


def test_says_when_no_case_was_read_by_two(cocreate: Programme, eve: User, browser_of: Browser) -> None:
    words = words_of(browser_of(eve).get(PAGE))

    assert "No case has been read by two people yet, so nothing can be said of agreement." in words


def test_counts_nothing_of_readings_that_are_not_in(
    cocreate: Programme, eve: User, noor: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    judged(read_by(cocreate, eve, noor), noor, reason="quokkareason")

    words = words_of(browser_of(eve).get(PAGE))

    assert "No case has been read by two people yet" in words
    assert "quokkareason" not in words


def test_shows_disagreements_before_figures(
    cocreate: Programme, eve: User, noor: User, browser_of: Browser
) -> None:
    joined(noor, cocreate, Evaluator)
    readings_in(cocreate, {eve: Sign.ENABLING, noor: Sign.CONSTRAINING}, factor="O2")

    words = words_of(browser_of(eve).get(PAGE))

    assert words.index("evaluator-01 +: So Eve Lindqvist thought.") < words.index("Krippendorff")
    assert "By pair of readers" in words
