"""The crib sheet asks something of every column, and looks back on each."""

import pytest

from doingwith.logic_models.columns import Column
from doingwith.logic_models.crib_sheet import CHECK_QUESTIONS, CRIB_SHEET, prompts
from doingwith.logic_models.model import ModelCheck


@pytest.mark.parametrize("column", Column)
def test_each_column_is_asked_about_and_looked_back_on(column: Column) -> None:
    asked = prompts(column, reflection=False)
    reflected = prompts(column, reflection=True)

    assert asked
    assert reflected
    assert prompts(column) == (*asked, *reflected)


def test_a_prompt_is_known_by_its_id() -> None:
    assert len({prompt.id for prompt in CRIB_SHEET}) == len(CRIB_SHEET)
    assert CRIB_SHEET[0].id == "context.start"


def test_every_prompt_is_a_question() -> None:
    assert [prompt.text for prompt in CRIB_SHEET if not prompt.text.endswith("?")] == []


def test_the_three_checks_are_asked() -> None:
    assert set(CHECK_QUESTIONS) == set(ModelCheck)
