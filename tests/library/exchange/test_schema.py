"""The published schemas: made from the library's types, and valid themselves."""

import json

import pytest
from jsonschema import Draft202012Validator

from doingwith.exchange.bundle.schema import bundle_schemas


@pytest.mark.parametrize("name", bundle_schemas())
def test_each_schema_is_valid_and_can_be_written_as_json(name: str) -> None:
    schema = bundle_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    assert list(bundle_schemas()) == [
        *("bundle", "programme", "scales", "factors", "instruments", "evaluation"),
        *(
            "codes",
            "groups",
            "same-nodes",
            "evidence-withdrawn",
            "theory",
            "projects",
            "logic-models",
            "cases",
            "contribution",
            "readiness",
        ),
        *("tellings", "accounts", "documents", "excerpts", "withdrawn", "configurations"),
    ]


def test_a_schema_says_in_words_what_each_part_means() -> None:
    schema = bundle_schemas()["cases"]
    assert schema["$defs"]["Basis"] == {
        "description": "Whether the sources say it, or the reader concluded it.",
        "enum": ["explicit", "inferred"],
    }
    assert schema["$defs"]["Judgement"] == {
        "description": (
            "What a reader says of one factor: which way it worked, on what basis, and why.\n\n"
            "``excerpts`` name the words it rests on."
        ),
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "factor": {"type": "string", "minLength": 1},
            "sign": {"$ref": "#/$defs/Sign"},
            "basis": {"$ref": "#/$defs/Basis"},
            "reason": {"type": "string"},
            "excerpts": {"type": "array", "items": {"type": "string", "minLength": 1}},
            "confidence": {"$ref": "#/$defs/Confidence"},
        },
        "required": ["factor", "sign", "basis"],
    }


def test_a_keyword_of_python_stands_as_the_plain_word() -> None:
    statement = bundle_schemas()["theory"]["$defs"]["Statement"]
    assert "if" in statement["properties"]
    assert statement["required"] == ["id", "if"]
