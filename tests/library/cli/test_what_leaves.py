"""Whatever a command prints or writes of a record holds back what may not be quoted.

Two sayings are planted in the invented example. ``SAID`` are words of a teller, and stand in whatever anybody
typed. ``RETOLD`` tells in other words what the teller said, and stands where a passage of theirs is cited.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import click
import pytest
from tests.support.command_line import Run

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    CaseMembership,
    Condition,
    ConditionKind,
    ConfigurationAnalysis,
    Meaning,
    Outcome,
    OutcomeKind,
    Silence,
)
from doingwith.analysis.contribution.evidence import EvidenceItem
from doingwith.analysis.contribution.locks import locked_anew
from doingwith.analysis.contribution.telling import told_anew
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.agreed import AgreedJudgement
from doingwith.cases.readings import Judgement
from doingwith.cli.main import doingwith
from doingwith.exchange.bundle.check import check_bundle
from doingwith.exchange.bundle.writer import write_bundle
from doingwith.exchange.permission import WRITTEN
from doingwith.exchange.rewording import reworded, with_parts
from doingwith.logic_models.freezing import frozen_anew
from doingwith.logic_models.links import Link
from doingwith.logic_models.nodes import Node

SAID = "violet lanterns under the viaduct"
RETOLD = "purple-lamps-below-the-bridge"
TELLER, PASSAGE = "W4", "e9"

PLAIN, JSON = (), ("--json",)
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "check": (PLAIN, JSON),
    "report": tuple(("--for", "evaluators", "--format", form, "-o", "FILE") for form in ("md", "html")),
    "theory diff": (("--from", "first", "--to", "first"), ("--from", "first", "--to", "first", "--json")),
    "theory support": (PLAIN, JSON, ("--svg", "FILE")),
    "theory cmo": (PLAIN, JSON),
    "theory readiness": (("night-bus",), ("waiting-room",), ("waiting-room", "--json")),
    "logic-model check": (PLAIN, JSON),
    "logic-model diff": (
        PLAIN,
        JSON,
        ("--model", "LM-waiting", "--from", "LM-vale:1", "--to", "1"),
    ),
    "logic-model draw": (
        *(("--model", "LM-waiting", "--format", form, "-o", "FILE") for form in ("svg", "md", "pptx")),
        ("--model", "LM-waiting", "--since", "1", "-o", "FILE.svg"),
    ),
    "cases matrix": (PLAIN, JSON, ("--csv",)),
    "cases agreement": (PLAIN, JSON),
    "contribution show": (PLAIN, JSON, ("CW",), ("CW", "--json"), ("CW", "--svg", "FILE")),
    "analyse configurations": tuple(("--saved", "buses", *form) for form in (PLAIN, JSON, ("--csv",))),
    "exchange bundle-to-qdpx": (("FILE",), ("FILE", "--json"), ("FILE", "--use", "quote_without_name")),
    "exchange bundle-to-qdc": (("FILE",), ("FILE", "--json"), ("FILE", "--use", "quote_without_name")),
}
NO_RECORD = (
    "qca ",
    "exchange qdpx-to-bundle", "exchange qdc-to-bundle",
    "exchange qca-to-r", "exchange qca-from-r", "exchange qca-to-fsqca", "exchange qca-from-fsqca",
)  # fmt: skip
"""Commands that read tables and what other programs wrote, in which no consent stands."""


def leaves_of(command: click.Command, name: str = "") -> Iterator[str]:
    """Every command below this one, by what is typed."""
    if isinstance(command, click.Group):
        for word, below in command.commands.items():
            yield from leaves_of(below, f"{name} {word}".strip())
    else:
        yield name


def said_everywhere(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record in which whatever anybody typed quotes the teller, whose account says it too."""
    accounts = tuple(
        replace(one, parts=tuple(replace(part, text=f"{part.text} {SAID}") for part in one.parts))
        if one.id == TELLER
        else one
        for one in record.accounts
    )
    typed = {name: reworded(getattr(record, name), lambda text: f"{text} {SAID}") for name in WRITTEN}
    return replace(record, accounts=accounts, **typed)


def retold_where_cited(record: ProgrammeRecord) -> ProgrammeRecord:
    """The record in which every reason cites the passage, and tells in other words what it says."""

    def more(text: str) -> str:
        return f"{text} {RETOLD}"

    def judged(one: Judgement) -> Judgement:
        return replace(one, reason=more(one.reason), excerpts=(*one.excerpts, PASSAGE))

    def agreed(one: AgreedJudgement) -> AgreedJudgement:
        return replace(one, reason=more(one.reason), excerpts=(*one.excerpts, PASSAGE))

    def item(one: EvidenceItem) -> EvidenceItem:
        return replace(one, text=more(one.text), excerpts=(*one.excerpts, PASSAGE))

    def node(one: Node) -> Node:
        return replace(one, status_because=more(one.status_because), evidence=(*one.evidence, PASSAGE))

    def link(one: Link) -> Link:
        return replace(one, because=more(one.because), evidence=(*one.evidence, PASSAGE))

    found = with_parts(with_parts(record, Judgement, judged), AgreedJudgement, agreed)
    return with_parts(with_parts(with_parts(found, EvidenceItem, item), Node, node), Link, link)


def buses() -> ConfigurationAnalysis:
    """A saved analysis of the two cases, with a condition and reasons that people typed."""
    given = Condition(
        kind=ConditionKind.CUSTOM,
        id="own",
        label="People chose",
        memberships=tuple(
            CaseMembership(case=case, membership=figure, reason="as it was told")
            for case, figure in (("C1", 1.0), ("C2", 0.0))
        ),
    )
    silent = Silence(meaning=Meaning.MEMBERSHIP, reason="it would have been told", membership=0.0)
    outcome = Outcome(kind=OutcomeKind.STAGE, about="deliver", silent=(silent,))
    version = AnalysisVersion(
        number=1, outcome=outcome, conditions=(given,), reason="to see what went with it"
    )
    return ConfigurationAnalysis(id="buses", title="What went with buses", versions=(version,))


@pytest.fixture(scope="module")
def planted(example: ProgrammeRecord, tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = replace(example, configurations=(*example.configurations, buses()))
    made = said_everywhere(retold_where_cited(record))
    told = map(told_anew, record.contributions, made.contributions)
    made = replace(
        made,
        logic_models=tuple(map(frozen_anew, made.logic_models)),
        contributions=tuple(map(locked_anew, record.contributions, told)),
    )
    folder = tmp_path_factory.mktemp("planted") / "bundle"
    write_bundle(made, folder)
    assert check_bundle(folder).problems == ()
    return folder


def written_in(folder: Path) -> str:
    """The text of every file in the folder, and of every file packed in one."""
    found = []
    for file in folder.iterdir():
        data = file.read_bytes()
        if is_zipfile(file):
            packed = ZipFile(BytesIO(data))
            data = b"\n".join(packed.read(name) for name in packed.namelist())
        found.append(data.decode("utf-8", "replace"))
    return "\n".join(found)


def test_every_command_is_asked_or_reads_no_record() -> None:
    left = [name for name in leaves_of(doingwith) if name not in COMMANDS and not name.startswith(NO_RECORD)]

    assert left == [], "say in COMMANDS how they are called"


@pytest.mark.parametrize(
    ("command", "typed"),
    [(command, typed) for command, ways in COMMANDS.items() for typed in ways],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_holds_back_what_a_teller_said_who_does_not_agree_to_be_quoted(
    run: Run, planted: Path, tmp_path: Path, command: str, typed: tuple[str, ...]
) -> None:
    arguments = [part.replace("FILE", str(tmp_path / "out")) for part in typed]

    ending = run(*command.split(), planted, *arguments)
    told = ending.out + ending.err + written_in(tmp_path)

    assert ending.code == 0, ending.err
    assert SAID not in told
    assert RETOLD not in told


def test_what_an_analysis_of_configurations_holds_back_is_counted(run: Run, planted: Path) -> None:
    ending = run("analyse", "configurations", planted, "--saved", "buses", "--json")
    data = json.loads(ending.out)

    assert data["sets"][1]["label"] == "People chose [words held back]"
    assert data["sets"][1]["cases"][0]["reason"] == "as it was told [words held back]"
    assert f"In {data['held_back']} places words are held back" in ending.err


def test_codes_that_tell_what_may_not_be_quoted_are_compared_and_named_without_it(
    run: Run, planted: Path, example_bundle: Path
) -> None:
    whole = json.loads(run("cases", "agreement", example_bundle, "--json").out)["marked_passages"][0]
    left = json.loads(run("cases", "agreement", planted, "--json").out)["marked_passages"][0]

    assert [one["refers_to"] for one in left["codes"]][-2:] == [
        "desk moved [words held back]",
        "people heard [words held back]",
    ]
    assert left["with_which_code"]["by_passage"] == whole["with_which_code"]["by_passage"]
