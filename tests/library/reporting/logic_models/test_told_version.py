"""What is counted as held back in a drawing's file is what stands in it, and nothing that does not."""

from dataclasses import replace

import pytest
from tests.site.programme import cocreate_record, example_record

from doingwith.exchange.quoting import without_words
from doingwith.exchange.rewording import parts_in
from doingwith.logic_models.links import Assumption
from doingwith.logic_models.model import ChangeReason, LogicModel, ModelVersion
from doingwith.reporting.logic_models.document import told_version, version_document
from doingwith.reporting.markdown import to_markdown

DRAWINGS = [
    (model, version)
    for record in (cocreate_record(), example_record())
    for model in record.logic_models
    for version in model.versions
]
WORDS = "they asked me the same four times before I could go home"


@pytest.mark.parametrize(("model", "version"), DRAWINGS, ids=[f"{m.id}-{v.number}" for m, v in DRAWINGS])
def test_the_document_tells_all_that_is_left_and_is_as_it_was(
    model: LogicModel, version: ModelVersion
) -> None:
    told = told_version(version)

    written = to_markdown(version_document(model, told))

    assert written == to_markdown(version_document(model, version))
    plain = "".join(written.split()).replace("\\", "").casefold()
    texts = [text for text in parts_in(told, str) if " " in text]
    assert [text for text in texts if "".join(text.split()).rstrip(".").casefold() not in plain] == []


def test_words_that_the_file_does_not_hold_are_not_counted() -> None:
    _, version = DRAWINGS[0]
    link = replace(
        version.links[0],
        standing_because=WORDS,
        assumptions=(Assumption(id="a", text=f"Because {WORDS}", status_because=WORDS),),
    )
    drawn = replace(
        version, links=(link, *version.links[1:]), reasons=(ChangeReason(about=link.id, text=WORDS),)
    )

    assert without_words(drawn, [WORDS])[1] == 4
    assert without_words(told_version(drawn), [WORDS])[1] == 1
