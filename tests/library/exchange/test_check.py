"""What a check says of a bundle: file, line, what is wrong and how to mend it, all at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from doingwith.exchange.bundle.check import BundleRefused, check_bundle, check_files, read_bundle
from doingwith.exchange.bundle.counts import DomainCount
from doingwith.exchange.bundle.schema import bundle_schemas
from doingwith.exchange.bundle.wording import SENTENCES
from doingwith.programmes.factors import DomainRole

SaidAfter = Callable[..., list[str]]
COCREATE = Path(__file__).parents[3] / "data" / "cocreate"


def test_the_cocreate_bundle_is_sound_and_counted() -> None:
    check = check_bundle(COCREATE)
    assert check.problems == ()
    assert check.record is not None
    counts = check.counts
    assert (counts.projects, counts.partners, counts.cases, counts.theory_versions) == (25, 13, 5, 2)
    assert (counts.factors, counts.domains, counts.briefs) == (58, 10, 26)
    assert (counts.readings, counts.judgements) == (5, 84 + 29)
    assert [domain.factors for domain in counts.factors_per_domain] == [2, 6, 3, 8, 4, 15, 6, 4, 5, 5]
    assert counts.factors_per_domain[0] == DomainCount(
        domain="history", label="History", role=DomainRole.CONDITION, factors=2
    )


def test_projects_stand_by_number_and_theories_oldest_first() -> None:
    record = read_bundle(COCREATE)
    assert [project.id for project in record.projects] == [f"P{number:02}" for number in range(1, 26)]
    assert [version.id for version in record.theory_versions] == ["preliminary", "revised"]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "projects/P20.yaml",
            "sector: NHS",
            "sectr: NHS",
            "projects/P20.yaml, line 12: The key “sectr” is not known here. Did you mean “sector”?",
        ),
        (
            "projects/P20.yaml",
            "sector: NHS",
            "zzz: 1",
            "projects/P20.yaml, line 12: The key “zzz” is not known here. Take it out; "
            "the keys known here are “id”, “partner”, “title”, “briefs”, “sector”, “population”, "
            "“kind”, “tags_basis”, “participation”, "
            "“commissioning”, “entry”, “path”, “follows”, “leads_to”.",
        ),
        (
            "projects/P20.yaml",
            "title: Patient Engagement\n",
            "",
            "projects/P20.yaml, line 1: The file has no “title”. Add a line “title: …”.",
        ),
        (
            "projects/P20.yaml",
            "  text: try new, lasting ways to gather patient feedback\n",
            "",
            "projects/P20.yaml, line 5: Item 1 of “briefs” has no “text”. Add a line “text: …”.",
        ),
        (
            "projects/P20.yaml",
            "title: Patient Engagement",
            "title: 2017",
            "projects/P20.yaml, line 3: “title” is the number 2017, and should be text. Put it in quotes.",
        ),
        (
            "projects/P20.yaml",
            "title: Patient Engagement",
            "title: true",
            "projects/P20.yaml, line 3: “title” is true, and should be text. Put it in quotes.",
        ),
        (
            "projects/P20.yaml",
            "title: Patient Engagement",
            "title:",
            "projects/P20.yaml, line 3: “title” has no value. Give it text, or take the line out.",
        ),
        (
            "projects/P20.yaml",
            "title: Patient Engagement",
            "title: ''",
            "projects/P20.yaml, line 3: “title” is empty. Write its text.",
        ),
        (
            "projects/P20.yaml",
            "asked: [for]",
            "asked: for",
            "projects/P20.yaml, line 18: “asked” is “for”, and should be a list. "
            "Begin each item on its own line with “- ”, or write the items as [first, second].",
        ),
        (
            "projects/P20.yaml",
            "asked: [for]",
            "asked: [four]",
            "projects/P20.yaml, line 18: Item 1 of “asked” is “four”, which is not one of its values. "
            "Did you mean “for”?",
        ),
        (
            "projects/P20.yaml",
            "basis: explicit",
            "basis: [x]",
            "projects/P20.yaml, line 17: “basis” is a list, which is not one of its values. "
            "Use one of “explicit”, “inferred”.",
        ),
        (
            "projects/P20.yaml",
            "basis: explicit",
            "basis:",
            "projects/P20.yaml, line 17: “basis” has no value. Use one of “explicit”, “inferred”.",
        ),
        (
            "projects/P20.yaml",
            "agreement: could_not_agree",
            "dated_on: 2019-02-30",
            "projects/P20.yaml, line 11: “dated_on” is “2019-02-30”, which is not a date. "
            "Write year, month and day, such as 2019-03-31.",
        ),
        (
            "projects/P20.yaml",
            "version: 1",
            "version: one",
            "projects/P20.yaml, line 5: “version” is “one”, and should be a whole number. "
            "Write digits only, without quotes.",
        ),
        (
            "projects/P20.yaml",
            "version: 1",
            "version: -1",
            "projects/P20.yaml, line 5: “version” is -1, which is less than 0. "
            "Use a whole number that is not negative.",
        ),
        (
            "evaluation.yaml",
            "double_coded: false",
            "double_coded: no",
            "evaluation.yaml, line 2: “double_coded” is “no”, and should be true or false. "
            "Write true or false, without quotes.",
        ),
        (
            "programme.yaml",
            "- id: age-better",
            "- id: ''",
            "programme.yaml, line 18: “id” is empty. "
            "Use letters a to z, digits, dots, hyphens and underscores, such as “P01”.",
        ),
        (
            "programme.yaml",
            "id: cocreate",
            "id: Co Create/2",
            "programme.yaml, line 1: “id” is “Co Create/2”, which cannot be an identifier. "
            "Use letters a to z, digits, dots, hyphens and underscores, such as “P01”.",
        ),
        (
            "programme.yaml",
            "id: cocreate",
            f"id: {'x' * 81}",
            "programme.yaml, line 1: “id” is 81 characters long. Use at most 80.",
        ),
        (
            "programme.yaml",
            "  name: Age Better in Sheffield",
            "  name: {first: Age}",
            "programme.yaml, line 19: “name” is a group of keys, and should be text. "
            "Write one text; join the parts, or keep the one that is meant.",
        ),
        (
            "programme.yaml",
            None,
            "- a\n- b\n",
            "programme.yaml, line 1: The file is a list, and should be keys with values. "
            "Write lines “key: value” under it.",
        ),
        (
            "programme.yaml",
            None,
            "just text\n",
            "programme.yaml, line 1: The file is “just text”, and should be keys with values. "
            "Write lines “key: value” under it.",
        ),
        ("programme.yaml", None, "---\n", "programme.yaml, line 2: The file has no value. Fill the file in."),
        (
            "bundle.yaml",
            "version: 1",
            "version: 2",
            "bundle.yaml, line 2: “version” is the number 2; this program reads “1”. "
            "Write “1”, or use the program that wrote the bundle.",
        ),
        (
            "projects/P20.yaml",
            "id: P20",
            "id: P77",
            "projects/P20.yaml, line 1: The file is named “P20.yaml”, but its id is “P77”. "
            "Rename the file to “P77.yaml”, or change the id.",
        ),
    ],
)
def test_one_mistake_gets_one_sentence(
    said_after: SaidAfter, file: str, old: str | None, new: str, sentence: str
) -> None:
    said = [line for line in said_after(file, old, new) if "There is no project “P20”" not in line]
    assert said == [sentence]


def test_a_line_that_is_not_utf_8_or_holds_a_key_twice_is_answered_too(files: dict[str, bytes]) -> None:
    files["projects/P01.yaml"] = "id: P01\ntitle: café\n".encode("latin-1")
    files["projects/P02.yaml"] += b"kind: again\n"
    assert [str(problem) for problem in check_files(files).problems] == [
        "projects/P01.yaml, line 2: A character here is not written in UTF-8. "
        "Save the file as UTF-8, which every text editor offers.",
        "projects/P02.yaml, line 11: The key “kind” is given twice, in lines 9 and 11. Keep one of them.",
    ]


def test_every_mistake_is_said_at_once_in_the_order_of_files_and_lines(files: dict[str, bytes]) -> None:
    files["cases/CS1.yaml"] = files["cases/CS1.yaml"].replace(b"factor: L6", b"factor: L66")
    files["cases/CS1.yaml"] = files["cases/CS1.yaml"].replace(b"factor: U6", b"factor: F2")
    files["projects/P06.yaml"] = files["projects/P06.yaml"].replace(
        b"partner: doncaster-ccg", b"partner: doncaster"
    )
    files["projects/P06.yaml"] = files["projects/P06.yaml"].replace(b"project: P08", b"project: P88")
    files["theory/revised.yaml"] = files["theory/revised.yaml"].replace(b"if: Co", b"iff: Co")
    assert [str(problem) for problem in check_files(files).problems] == [
        "cases/CS1.yaml, line 7: There is no factor “L66”. Did you mean “L6”?",
        "cases/CS1.yaml, line 44: “F2” is given as a result, but it is a condition: "
        "it stands in the domain “Financing and resourcing”. Move it to “conditions”.",
        "projects/P06.yaml, line 2: There is no partner “doncaster”. Did you mean “doncaster-ccg”?",
        "projects/P06.yaml, line 12: There is no project “P88”. Did you mean “P18”?",
        "theory/revised.yaml, line 4: Item 1 of “statements” has no “if”. Add a line “if: …”.",
        "theory/revised.yaml, line 5: The key “iff” is not known here. Did you mean “if”?",
    ]


def test_what_could_not_be_read_is_not_called_missing(said_after: SaidAfter) -> None:
    assert said_after("factors.yaml", "label:", "labell:") == [
        "factors.yaml, line 1: The file has no “label”. Add a line “label: …”.",
        "factors.yaml, line 3: The key “labell” is not known here. Did you mean “label”?",
    ]


def test_a_refused_bundle_says_everything_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused) as refused:
        read_bundle(tmp_path)
    assert str(refused.value) == "There is no file here. Give a folder that holds “bundle.yaml”."
    assert refused.value.problems == check_bundle(tmp_path).problems


def test_a_file_with_nothing_right_in_it_is_answered_with_so_many_sentences_and_no_more(
    files: dict[str, bytes],
) -> None:
    files["programme.yaml"] = b"".join(b"k%d: 1\n" % number for number in range(5_000))
    said = [str(problem) for problem in check_files(files).problems]
    assert len(said) == 501
    assert said[0] == (
        "programme.yaml: More than 500 things are wrong in this file. "
        "Mend the first ones and check again; the rest may go with them."
    )


def keywords(schema: object) -> set[str]:
    """The keywords of a schema that can fail: all that stand beside names of keys and parts."""
    if isinstance(schema, list):
        return set().union(*map(keywords, schema))
    if not isinstance(schema, dict):
        return set()
    parts = [part for key in ("properties", "$defs") for part in schema.get(key, {}).values()]
    parts += [schema[key] for key in ("items",) if key in schema]
    return (set(schema) - {"properties", "$defs", "items", "$ref", "$schema", "title", "description"}).union(
        *map(keywords, parts)
    )


def test_every_keyword_of_the_schemas_has_its_sentence() -> None:
    assert set().union(*map(keywords, bundle_schemas().values())) == set(SENTENCES)
