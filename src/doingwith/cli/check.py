"""``doingwith check``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from doingwith.cli.bundles import BUNDLE, problem_line, problem_summary
from doingwith.cli.output import counted, say, table, waiting, write_json

if TYPE_CHECKING:
    from doingwith.exchange.bundle.check import BundleCheck
    from doingwith.exchange.bundle.counts import BundleCounts

__all__ = ["check"]

FILES_NAMED = "pictures, recordings and documents are named"


@click.command()
@BUNDLE
@click.option("--json", "as_json", is_flag=True, help="Print the counts and problems as JSON.")
@click.pass_context
def check(context: click.Context, bundle: Path, as_json: bool) -> None:
    """Check every file of a bundle and count what it holds.

    All problems are reported at once, each with its file, its line and how to mend it.

    \b
    Examples:
      doingwith check data/cocreate
      doingwith check data/cocreate --json
    """
    from doingwith.exchange.bundle.check import check_bundle

    with waiting("Checking the bundle"):
        found = check_bundle(bundle)
    if as_json:
        write_json(_as_data(found))
    else:
        _print(found)
    context.exit(1 if found.problems else 0)


def _print(found: "BundleCheck") -> None:
    for problem in found.problems:
        say(problem_line(problem))
    if found.problems:
        say(problem_summary(found.problems))
    if found.record is not None:
        say(f"{found.record.programme.name}: nothing to mend.", strong=True)
        _print_counts(found.counts)
        if found.files_named:
            named = counted(found.files_named, "picture, recording or document is named", FILES_NAMED)
            say(f"{named}; {len(found.files):,} of them in the bundle")


def _print_counts(counts: "BundleCounts") -> None:
    sizes = ", ".join(str(domain.factors) for domain in counts.factors_per_domain)
    say(counted(counts.projects, "project"))
    say(counted(counts.partners, "partner entry", "partner entries"))
    say(counted(counts.cases, "case"))
    say(f"{counted(counts.factors, 'factor')} in {counted(counts.domains, 'domain')} ({sizes})")
    for line in table(
        [(domain.label, domain.role, str(domain.factors)) for domain in counts.factors_per_domain]
    ):
        say(f"  {line}")
    say(counted(counts.theory_versions, "theory version"))
    for count, one, many in (
        (counts.logic_models, "logic model", None),
        (counts.contributions, "contribution record", None),
        (counts.claims, "contribution claim", None),
        (counts.readiness, "record of readiness", "records of readiness"),
        (counts.accounts, "account", None),
        (counts.withdrawn, "account taken back", "accounts taken back"),
        (counts.documents, "document", None),
        (counts.excerpts, "excerpt", None),
        (counts.codings, "coding", None),
        (counts.configurations, "analysis of configurations", "analyses of configurations"),
    ):
        if count:
            say(counted(count, one, many))


def _as_data(found: "BundleCheck") -> dict[str, Any]:
    return {
        "ok": not found.problems,
        "counts": {
            **_counts_as_data(found.counts),
            "files_named": found.files_named,
            "files": len(found.files),
        },
        "problems": [
            {"file": problem.file, "line": problem.line, "wrong": problem.wrong, "remedy": problem.remedy}
            for problem in found.problems
        ],
    }


def _counts_as_data(counts: "BundleCounts") -> dict[str, Any]:
    return {
        "projects": counts.projects,
        "partners": counts.partners,
        "briefs": counts.briefs,
        "cases": counts.cases,
        "readings": counts.readings,
        "judgements": counts.judgements,
        "factors": counts.factors,
        "domains": [
            {
                "id": domain.domain,
                "label": domain.label,
                "role": domain.role.value,
                "factors": domain.factors,
            }
            for domain in counts.factors_per_domain
        ],
        "theory_versions": counts.theory_versions,
        "logic_models": counts.logic_models,
        "tellings": counts.tellings,
        "accounts": counts.accounts,
        "documents": counts.documents,
        "excerpts": counts.excerpts,
        "codes": counts.codes,
        "codings": counts.codings,
        "questions": counts.questions,
        "withdrawn": counts.withdrawn,
        "configurations": counts.configurations,
        "contribution_records": counts.contributions,
        "contribution_claims": counts.claims,
        "readiness_records": counts.readiness,
        "readiness_views": counts.readiness_views,
    }
