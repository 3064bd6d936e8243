"""What the commands' ``--json`` prints: the rules other programs can rely on, and real examples."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from doingwith.cli.main import doingwith
from doingwith.theory.readiness import FEWEST_SHOWN
from generators import markdown

DATA = Path(__file__).resolve().parents[2] / "data"
BUNDLE = DATA / "cocreate"
STRIKES = DATA / "qca" / "strikes.csv"
QCA = ("qca truth-table", "qca minimize", "qca necessity", "qca fit", "qca calibrate", "qca robustness")
INVENTED = ("cases agreement", "theory readiness")
BUNDLES = dict.fromkeys(INVENTED, DATA / "example") | dict.fromkeys(QCA, STRIKES)
"""Commands with another example: Co:Create has no second reader and no ratings, and a table is no bundle."""
ARGUMENTS = {
    "analyse configurations": ("--saved", "deliver"),
    "theory readiness": ("waiting-room",),
    **dict.fromkeys(QCA, ("--outcome", "SUCCESS")),
    "qca minimize": ("--outcome", "SUCCESS", "--theory", "MARKET", "--follow-up"),
    "qca fit": ("--outcome", "SUCCESS", "--expression", "MARKET*FUND + THREAT"),
    "qca calibrate": ("--column", "FUND", "--thresholds", "0.2,0.5,0.8"),
}
SHOWN = 1
COMMANDS = {
    "check": (
        "`ok` is false when there is any problem; then `problems` tells each with its file inside the"
        " bundle, its line (`null` when the file as a whole is meant), what is wrong and how to mend it,"
        " and `counts` tell what could be read: `files_named` pictures, recordings and documents are named,"
        " and `files` of them lie in the bundle. The exit code is 0 or 1 as without `--json`."
    ),
    "theory diff": (
        "`number` counts the statements of the later version from 1; those that were dropped stand at the end"
        " with their old number. `change` is `kept`, `changed`, `added` or `dropped`; an added statement has"
        " `null` as `from`, a dropped one as `to`. `through` names the versions between, through which"
        " statements and clauses were followed step by step. In each part, `now` is how many clauses it has"
        " in the later version; `kept` clauses have the same words, `relinked` ones the same words and other"
        " factors (they stand under `kept` too), `reworded` ones carry an old idea on in other words, `moved`"
        " ones stood in another statement or part (`was`) and `moved_away` ones stand in another now (`now`);"
        " of `split` ones several clauses carry the idea on, and `merged` ones carry several ideas on. A pair"
        " can stand under several of these. `factors` tells which factors of the list the later version"
        " names. `held_back` counts the places in which words are held back."
    ),
    "theory support": (
        "`clauses` are in reading order. `for`, `against` and `both_ways` have the judgements with the sign"
        " `+`, `-` and `+/-` on the factors that the clause names; `silent` are the cases that report none of"
        " them, which is no evidence against it. `held_as` is `agreed` (the readers of the case agreed on it;"
        " `dissent` names those who see it otherwise), `single_reader`, or `not_yet_agreed` (one of several"
        " readers' own). Of a WHEN clause `for` says only that the condition was at work, `against` that it"
        " was in the way. `counts` has how many cases bear on the clause in each way, each case once:"
        " `both_ways` where its judgements on the factors of the clause differ. `judgements` is how many"
        " there are. `standing` is `supported` (every case that reports it is for it), `for_and_against`,"
        " `only_constraining`, `no_case` or `no_factor_linked`; the last says that the clause names no"
        " factor, so that the cases cannot be asked. `passages` were marked with the clause, or with one of a"
        " version before that it carries on (`marked_with`); `quote` is `null` for a part of a picture or"
        " recording. `passages_held_back` counts those whose tellers do not agree to be quoted. `tested_by`"
        " are the claims and links of contribution records that test the clause; those that test a statement"
        " as a whole stand under `statements`. `factors_not_used` are the factors of the list that no clause"
        " of the version names. `held_back` counts the passages, clauses and reasons in which words are held"
        " back."
    ),
    "theory cmo": (
        "`statements` are in reading order; contexts are WHEN, mechanisms BECAUSE, outcomes THEN clauses."
        " `state` is `at_work` (of an outcome: it came about), `in_part`, `against` (of an outcome: it did"
        " not come about), `readers_differ`, `not_reported`, which is not the same as absent, or"
        " `cannot_be_asked`, because the clause names no factor; `cannot_be_asked` of a statement names the"
        " parts of which that holds for every clause. `regularities` are what at least two cases tell"
        " `together`: `counter` has the cases with context and mechanism in which the outcome did not come"
        " about, `without` those in which it came about although one of them was constraining, `open` those"
        " that say nothing clear of it; `mechanism` is `null` when the statement has none to ask about."
        " `held_back` counts the places in which words are held back."
    ),
    "theory readiness": (
        "`recorded` is false when nobody has been asked; then `rounds` is empty, which is not the same as no."
        " Rounds stand oldest first. `standing` of a condition is that of its lowest view: `not_in_place`,"
        " `partly`, `not_known` (somebody does not know), `not_all_asked` (all who answered say in place, and"
        " a side has not answered), `in_place` (every side says so) or `not_rated`; `counts` has how many"
        " conditions stand so. `differs` says that two views are not the same, and `sides_differ` names those"
        " conditions. `views` are in the order people who use services, commissioners, facilitators;"
        " `written_down_by` is empty when people wrote for themselves. `answers` are people of a side who"
        " answered alone, by a code, counted together: `people` about this condition, never fewer"
        f" than {FEWEST_SHOWN}, and how many gave each answer; a condition about which fewer spoke is not"
        " among them, which is no zero. `held_back` counts the places in which"
        " words are held back."
    ),
    "contribution show": (
        "With a CASE only the one record, as it stands under `records`. `missing` are the projects"
        " without a record; they are in no other count. `verdict` is what holds, `table_verdict` what the"
        " table says; when people set it aside the two can differ and `override_reason` says why, else it"
        " is `null`. Verdicts on links are `well_supported`, `supported`, `weak`, `contested`, `unclear`,"
        " `contradicted`, `none_found` and `not_sought`; on claims `probable`, `plausible`, `suggestive`"
        " and `not_shown`. `rule` names the line of the table. `sources` are independent sources by the"
        " way they speak. `minimum_cut` is how many supports (one source on one link) must fall away"
        " before no way to the outcome is left; `whole_path_sources` tell a whole way alone."
        " `formal_updates` have chances from 0 to 1 as lowest and highest, and are empty unless"
        " `formal_update_is_on`; `posterior_without` is the chance without that item, `carries_most` names"
        " the estimates without which it would be furthest away. `held_back` counts the places in which words"
        " are held back. The tables are in"
        " [Contribution](../explanation/contribution.md)."
    ),
    "logic-model diff": (
        "One entry for each model, or the one named with `--model`. `nodes` and `links` have every node and"
        " link of either version: `became` is `kept`, `reworded`, `moved`, `split`, `merged`, `added` or"
        " `dropped` for a node (several may stand together), and `held`, `weakened`, `untested`,"
        " `reversed`, `redirected`, `changed_kind`, `added` or `dropped` for a link; `same` is true when"
        " nothing at all differs. `says` tells what a link says otherwise than before (all of it where there"
        " is no link on the other side): `because`, `when`, `when_also` or `actor`, with what was `added` and"
        " what it says `no_longer`. `through` has the numbers of the versions between, through which nodes"
        " and links were followed step by step; `reasons` are those given in any of them. `outcomes` are"
        " those of the earlier version with their `status` now; `expected` leaves out what is too early to"
        " tell or no longer relevant. `assumptions` say at which link each stands and what it said on each"
        " side. `suggestions` are pairs that may be the same and count for nothing. `confirmed` are pairs"
        " that count because the bundle says that they are one: `by` is the part that whoever said so plays,"
        " and `said_of` the two versions that were spoken of. `held_back` counts the places in which words"
        " are held back, as in a drawing."
    ),
    "logic-model check": (
        "The last version of each model, or the one named. `findings` are what a machine sees:"
        " `orphan`, `circle`, `empty_column`, `no_because`, `unreached_outcome` or"
        " `activity_leads_nowhere`, with the nodes, links or column they are about; `answers` are what"
        " people said. `held_back` counts the places in which words are held back. The exit code is 0"
        " whatever is found."
    ),
    "cases matrix": (
        "`cells` has a value for every case. What no reader reported is the text `not reported`, in every"
        " key of the cell, with no `readings`; so is a reason that the reader did not give. `sign` is `+`"
        " (enabling, or the result came about), `-` (constraining, or it did not), `+/-` (both), `not"
        " reported`, or `readers differ` when two readers of one case gave different signs; `basis` is"
        " `explicit`, `inferred`, `not reported` or `readers differ`. With more than one reader, `reader`"
        " and `reason` are `several readers`, and `readings` has what each of them said. Where the readers"
        " agreed, `sign`, `basis`, `reason` and `reader` are what they agreed on, `agreed` has that with the"
        " `dissent` that stays, and `readings` still has what each of them said. `counts` count the"
        " judgements of every reader. `held_back` counts the places in which words are held back. In the CSV,"
        " `held` is `yes` for the lines that a case stands by."
    ),
    "analyse configurations": (
        "What unsettles the answer comes first: `warnings`, `noise` (`as_good` of `shuffles`, always with the"
        " same `seed`), and under `robustness` how far cut-offs can move (`ranges`), which other choices"
        " (`choices`) and which left-out case (`without_case`) give the `same` answer. `sets` has the outcome"
        " and each condition with what was `told` of every case and its `membership`; one that"
        " `decided_by_a_person` has its `reason`, and `null` where the case stays out (`left_out`). `rows` is"
        " the truth table as in `doingwith qca truth-table`. `necessity` has each condition and its absence"
        " (`~`) with how far the cases with the outcome had it (`incl`), whether that says anything (`ron`),"
        " and the `cases_without` it. `models` are all answers that fit equally well,"
        " each as a `formula` and a `sentence`; `cases_against` have the combination and not the outcome."
        " `uncovered` are cases with the outcome that the first model does not explain. `fingerprint` is the"
        " same for the same memberships, rows and models. `held_back` counts the places in which words are"
        " held back."
    ),
    "cases agreement": (
        "`disagreements` come before any figure. `sign` is `+`, `-`, `+/-`, `looked for, not reported`, or"
        " `left out` when the reader said nothing at all. A unit is one factor of one case: `units` were"
        " judged by two readers or more, `agreed` are those on which all of them say the same, and"
        " `one_sided` were left out by a reader and count for nothing; what both left out counts only where"
        " both looked for it. Each coefficient has its `value`, or `null` and `why_not` as a sentence, and"
        " its `form`; only the alpha under `overall` has an `interval` (bootstrap, always with the same"
        " seed). `domains` and `factors` have those of which some reader says anything. The formulas are in"
        " [Agreement](../explanation/agreement.md). `marked_passages` has one entry for each two readers who"
        " read a case together, over the `sources` of such cases in which both gave codes to passages of the"
        " text; `sources_marked_by_one`, and codes on pictures and sound, are counted and left out. Where"
        " nothing can be compared, `why_not` says so and both figures are `null`. `passages` are those of"
        " either reader, in the order of `readers`; each value has its `form` and its `unit`. `codes` are"
        " factors, clauses and outcomes; codes in a reader's own words count in `with_which_code` alone."
        " `held_back` counts the places in which words are held back."
    ),
    "qca truth-table": (
        "The observed rows, by number: 1 + the values read as one mixed-radix number, the first"
        " condition most"
        " significant; a condition that was not asked of every case (`dc`) has one digit more. `out` is `1`"
        " (positive), `0` (negative), `C` (contradictory) or `?` (fewer cases than"
        " `--n-cut`); `incl` and `pri` are `null` where they are not defined. `nowhere` are cases with a"
        " membership of exactly 0.5, which are in no row; `deviant` are cases in a positive row without the"
        " outcome."
    ),
    "qca minimize": (
        "A term is its literals in the order of `conditions`, joined by `*`: `~` for absence,"
        " `X[2]` for a value of"
        " a condition with several. `n_models` counts every shortest model, or with `--all-irredundant`"
        " every irredundant one; while `n_models_exact` is false there are at least as many, and"
        " `unfinished` says"
        " what took too long. `models` lists the first ones, at most `--limit`, and `fit` has their figures"
        " in the same order. `common_terms` and `common_literals` stand in every model. `sentence` is empty"
        " unless there is nothing to explain. `assumptions` are the remainders that each model covers, by row"
        " number, or `null` where they are too many to list. With `--solution intermediate`, `pairs` has the"
        " models between each conservative and each parsimonious one, and `models` is their union. `theory`"
        " and `follow_up` are there when asked for, for the first 50 models: the four areas in"
        " which theory and"
        " model agree or part, and what each case is to the model (`distance` 0 is the best example)."
    ),
    "qca necessity": (
        "`expressions` that pass as necessary: conjunctions with `*`, and disjunctions with ` + `"
        " of which no part"
        " passes alone. `ron` is the relevance of necessity. `complete` is false when the time was"
        " too short to"
        " try all."
    ),
    "qca fit": (
        "`fit` has each part of a sum and then the whole: as `sufficient` and as `necessary` for the outcome,"
        " with the cases in it (membership above 0.5) that have the outcome and that have not. `shortest` and"
        " `opposite` are the sums (100 at most) with the fewest terms that say the same as the expression and"
        " as its negation; an empty list says that nothing can be in it, `1` that everything is, and `null`"
        " that it names too many conditions to be written shorter."
    ),
    "qca calibrate": (
        "`membership` is `null` where the raw figure is missing. `exactly_half` names the cases at 0.5. With"
        " `--suggest`, the answer is `column` and `suggested_thresholds` only."
    ),
    "qca robustness": (
        "`noise`: shuffled outcomes that gave an answer `as_good`, of `shuffles` done; with `all_ways` each"
        " different way to deal the outcome out was tried once. `ranges`:"
        " how far a choice"
        " can move with the same set of models. `fit_oriented` and `case_oriented` hold the answer"
        " against the"
        " `settings` nearby, over all their models: 1 is no change, `robust` cases are in every"
        " answer, `shaky`"
        " ones lost in some, `possible` ones won in some. `retention` (crisp sets only) is the share of the"
        " cases with which the truth table stays as it is, when one is left out or has the outcome wrong."
        " `finished` is false when `--budget` was"
        " too small for"
        " all of it."
    ),
}


def page() -> str:
    """The rules, then each command with its output shortened."""
    return markdown.page("JSON output", "the commands' own output", _rules(), *_sections())


def _rules() -> str:
    return (
        "Other programs can rely on these forms: keys may be added, but none is renamed or taken away"
        " without a new version of Doing With saying so in the change log. The text is UTF-8 whatever the"
        " machine's language settings are. When a bundle cannot be read, `theory diff`, `theory support`,"
        " `theory cmo`, `theory readiness`, `logic-model diff`, `logic-model check`, `cases matrix` and"
        " `cases agreement` print nothing on standard output; the problems go to standard error and the exit"
        " code is 1.\n\n"
        "The examples are what the commands print for `data/cocreate` (for `cases agreement` and `theory"
        " readiness`, the invented `data/example`; for `qca`, the worked example `data/qca/strikes.csv`),"
        " shortened where a text begins with"
        " an ellipsis."
    )


def _sections() -> Iterator[str]:
    for command, explanation in COMMANDS.items():
        yield f"## doingwith {command} --json\n\n{explanation}"
        yield f"```json\n{json.dumps(shortened(_printed(command)), ensure_ascii=False, indent=2)}\n```"
    yield _csv_section()


def _csv_section() -> str:
    lines = _output("cases matrix", "--csv").splitlines()[:3]
    return (
        "## doingwith cases matrix --csv\n\nOne line for each judgement, and one for each case and factor"
        " that nobody reported. Signs are the words `enabling`, `constraining` and `both`, because a"
        " spreadsheet takes `+` and `-` for formulas; any other text that begins like a formula gets an"
        " apostrophe in front.\n\n" + markdown.fenced("\n".join(lines))
    )


def shortened(value: Any) -> Any:
    """A value with long lists cut after their first entries, and cells after the first case."""
    if isinstance(value, list):
        rest = len(value) - SHOWN
        return [shortened(entry) for entry in value[:SHOWN]] + ([f"… and {rest} more"] if rest > 0 else [])
    if isinstance(value, dict):
        return {key: _first_cells(each) if key == "cells" else shortened(each) for key, each in value.items()}
    return value


def _first_cells(cells: dict[str, Any]) -> dict[str, Any]:
    first = dict(list(cells.items())[: SHOWN + 1])
    return {**shortened(first), "…": f"… and {len(cells) - len(first)} more"}


def _printed(command: str) -> Any:
    return json.loads(_output(command, "--json"))


def _output(command: str, form: str) -> str:
    return (
        CliRunner()
        .invoke(
            doingwith,
            [*command.split(), str(BUNDLES.get(command, BUNDLE)), *ARGUMENTS.get(command, ()), form],
            catch_exceptions=False,
        )
        .stdout
    )
