"""Rules on what rested on words that were taken back: it is in something that is there."""

from collections.abc import Iterator

from doingwith.analysis.integrity.known import Known, dangling
from doingwith.common.problems import Place, Problem

__all__ = ["WITHDRAWN_RULES"]

ENTRY = "evidence-withdrawn"
HOMES = {"case": "cases", "contribution": "contribution", "logic_model": "logic-models"}


def withdrawn_evidence(known: Known) -> Iterator[Problem]:
    """Each case, contribution record and logic model that is named is in the programme.

    What is named inside of them may have gone since.
    """
    record = known.record
    there = {
        "case": {case.id for case in record.cases},
        "contribution": {one.id for one in record.contributions},
        "logic_model": set(record.logic_model_by_id),
    }
    for place, kind, name in _named(known):
        home = HOMES[kind]
        if name not in there[kind] and known.is_read(f"{home}/{name}"):
            noun = kind.replace("_", " ").replace("contribution", "contribution record")
            yield dangling(ENTRY, place, name, there[kind], noun, f"the folder {home}")


def _named(known: Known) -> Iterator[tuple[Place, str, str]]:
    withdrawn = known.record.evidence_withdrawn
    for at, judgement in enumerate(withdrawn.judgements):
        yield ("judgements", at, "case"), "case", judgement.case
    for at, item in enumerate(withdrawn.items):
        yield ("items", at, "contribution"), "contribution", item.contribution
    for at, part in enumerate(withdrawn.parts):
        yield ("parts", at, "logic_model"), "logic_model", part.logic_model


WITHDRAWN_RULES = (withdrawn_evidence,)
