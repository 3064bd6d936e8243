"""Rules on codes, and on what readings point to."""

from collections.abc import Collection, Iterator, Mapping

from doingwith.analysis.integrity.known import Known, dangling, wrong_at
from doingwith.cases.case import Case
from doingwith.common.problems import Place, Problem
from doingwith.evidence.codes import Code, CodeKind

__all__ = ["CODE_RULES"]


def codes(known: Known) -> Iterator[Problem]:
    """A code's id stands once, the code above it is there, and no code stands above itself."""
    by_id = known.record.codebook.by_id
    seen: set[str] = set()
    for at, code in enumerate(known.record.codebook.codes):
        if code.id in seen:
            yield wrong_at(
                "codes",
                *("codes", at, "id"),
                wrong=f"The id “{code.id}” is given to two codes.",
                remedy="Give one of them another id.",
            )
        seen.add(code.id)
        if code.parent is not None and code.parent not in by_id:
            yield dangling("codes", ("codes", at, "parent"), code.parent, by_id, "code", "codes.yaml")
        elif _stands_above_itself(code, by_id):
            yield wrong_at(
                "codes",
                *("codes", at, "parent"),
                wrong=f"The code “{code.id}” stands above itself.",
                remedy="Take out “parent” of one of the codes on the way.",
            )


def _stands_above_itself(code: Code, by_id: Mapping[str, Code]) -> bool:
    passed, above = {code.id}, code.parent
    while above is not None and above in by_id:
        if above in passed:
            return above == code.id
        passed.add(above)
        above = by_id[above].parent
    return False


def referents(known: Known) -> Iterator[Problem]:
    """A code for a factor or a clause names one that is there; a free code names none."""
    clauses = {
        clause.id
        for version in known.record.theory_versions
        for statement in version.statements
        for _, clause in statement.all_clauses()
    }
    choices: dict[CodeKind, tuple[Collection[str], str, bool]] = {
        CodeKind.FACTOR: (known.record.factor_list.by_id, "factors.yaml", known.is_read("factors")),
        CodeKind.CLAUSE: (clauses, "the folder theory", not known.unread_theory),
    }
    for at, code in enumerate(known.record.codebook.codes):
        place: Place = ("codes", at, "refers_to")
        if code.kind in choices:
            names, home, is_read = choices[code.kind]
            if is_read and code.refers_to not in names:
                yield dangling("codes", place, code.refers_to, names, code.kind.value, home)
        elif (code.kind is CodeKind.OUTCOME) is not bool(code.refers_to):
            yield wrong_at(
                "codes",
                *place,
                wrong=f"The code “{code.id}” is {code.kind.value}, and “refers_to” is “{code.refers_to}”.",
                remedy="Say what an outcome's code refers to; leave it out for a free code.",
            )


def cited_excerpts(known: Known) -> Iterator[Problem]:
    """Every excerpt that a judgement rests on is there."""
    names = {excerpt.id for marked in known.record.marked_sources for excerpt in marked.excerpts}
    if known.unread_excerpts:
        return
    for case in known.record.cases:
        for place, excerpts in _citing(case):
            for at, name in enumerate(excerpts):
                if name not in names:
                    entry, home = f"cases/{case.id}", "the folder excerpts"
                    yield dangling(entry, (*place, at), name, names, "excerpt", home)


def _citing(case: Case) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for at, reading in enumerate(case.readings):
        for part in ("conditions", "results"):
            for number, judgement in enumerate(getattr(reading, part)):
                yield ("readings", at, part, number, "excerpts"), judgement.excerpts
    for number, agreed in enumerate(case.agreed.judgements if case.agreed else ()):
        yield ("agreed", "judgements", number, "excerpts"), agreed.excerpts


def looked_for(known: Known) -> Iterator[Problem]:
    """What a reader looked for and did not find has no judgement of that reader."""
    for case in known.record.cases:
        for at, reading in enumerate(case.readings):
            judged = {judgement.factor for judgement in reading.judgements()}
            for number, factor in enumerate(reading.looked_for):
                if factor in judged:
                    yield wrong_at(
                        f"cases/{case.id}",
                        *("readings", at, "looked_for", number),
                        wrong=f"“{reading.reader}” judged “{factor}”, and also found nothing about it.",
                        remedy="Keep the judgement, or the line in “looked_for”.",
                    )


def agreed_readers(known: Known) -> Iterator[Problem]:
    """Who agreed on a case or kept a dissent has read it."""
    for case in known.record.cases:
        if case.agreed is None:
            continue
        readers = {reading.reader for reading in case.readings}
        places = [(("agreed", "agreed_by", at), name) for at, name in enumerate(case.agreed.agreed_by)]
        dissent: list[tuple[Place, str]] = [
            (("agreed", "judgements", at, "dissent", number, "reader"), one.reader)
            for at, judgement in enumerate(case.agreed.judgements)
            for number, one in enumerate(judgement.dissent)
        ]
        for place, name in (*places, *dissent):
            if name not in readers:
                yield dangling(
                    f"cases/{case.id}", place, name, readers, "reading by", "the readings of this case"
                )


def final_cases(known: Known) -> Iterator[Problem]:
    """A case that was agreed on a day is final, and no question about it is open."""
    for case in known.record.cases:
        if case.agreed is None or case.agreed.agreed_on is None:
            continue
        for number, question in enumerate(case.questions):
            if question.is_open:
                yield wrong_at(
                    f"cases/{case.id}",
                    *("questions", number, "answer"),
                    wrong=f"The case is agreed and final, and the question “{question.id}” is still open.",
                    remedy="Write the answer, or take “agreed_on” out until it is there.",
                )


CODE_RULES = (codes, referents, cited_excerpts, looked_for, agreed_readers, final_cases)
