"""What the programme contributed: each case's claims with their verdicts and why, and what is missing."""

from collections.abc import Iterator, Sequence

from doingwith.analysis.contribution.drawn import drawn_links, models_about
from doingwith.analysis.contribution.estimating import update_of
from doingwith.analysis.contribution.evidence import Way
from doingwith.analysis.contribution.formal import update_in
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.analysis.contribution.standing import ClaimStanding, LinkStanding, Standings, standings
from doingwith.analysis.contribution.telling import is_told_of_this
from doingwith.analysis.contribution.verdicts import LinkVerdict
from doingwith.logic_models.model import LogicModel
from doingwith.programmes.scales import DesignStage
from doingwith.reporting.chapters.contribution_rounds import contribution_round
from doingwith.reporting.clause_words import clause_names
from doingwith.reporting.context import Context, case_anchor, evidence_anchor, model_anchor, record_anchor
from doingwith.reporting.contribution_counts import claims_sentence, missing_sentence, stage_words
from doingwith.reporting.contribution_story import (
    apart_sentences,
    event_sentence,
    link_title,
    open_sentences,
    sentence_of_rival,
    source_name,
    standing_sentence,
    verdict_sentences,
)
from doingwith.reporting.document import (
    Block,
    BulletList,
    DefinitionList,
    Inline,
    Link,
    Note,
    Paragraph,
    Row,
    Section,
    Spans,
    Strong,
    Table,
    Trace,
    lines,
    one_group,
    row,
)
from doingwith.reporting.formal_words import formal_sentences, warning_sentences, without_rows
from doingwith.reporting.wording import listed, sentence, word

__all__ = ["contribution"]

Models = tuple[LogicModel, ...]
_HEADING = "What the programme contributed"
_WAYS = {Way.FOR: "For", Way.AGAINST: "Against", Way.MIXED: "Both ways", Way.NEUTRAL: "Neither way"}


def contribution(context: Context) -> Section:
    """The chapter on contribution; the evidence itself stands in its annex."""
    found = context.contribution
    if not context.record.contributions:
        nothing = f"No project has a contribution record yet. {_SAYS_NOTHING}"
        return Section(_HEADING, "contribution", (Paragraph((nothing,)),))
    stages = DefinitionList(tuple((word(stage), (stage_words(found, stage),)) for stage in DesignStage))
    opening = Paragraph(
        (
            f"{claims_sentence(found)} {missing_sentence(found)} "
            "Verdicts follow from the evidence by a table",
            Trace((Link("the evidence, link by link", "contribution-evidence"),)),
            ".",
        )
    )
    sections = [_record(context, one.record) for one in found.projects if one.record]
    return Section(_HEADING, "contribution", (opening, stages), (*sections, *_missing(context)))


_SAYS_NOTHING = "That says nothing of whether anything was contributed."


def _missing(context: Context) -> Iterator[Section]:
    """The projects without a record, by name: they stand in no count."""
    projects = context.contribution.missing
    if not projects:
        return
    named: list[Inline] = []
    for project in projects:
        named += ["; "] if named else []
        named.append(context.project_link(project.id))
    yield Section(
        "Projects without a contribution record",
        "contribution-missing",
        (Paragraph((f"{missing_sentence(context.contribution)} {_SAYS_NOTHING}",)), Paragraph((*named, "."))),
    )


def _record(context: Context, record: ContributionRecord) -> Section:
    found = standings(record)
    models = models_about(context.record.logic_models, record.project)
    blocks = [
        *_question(context, record),
        *(block for one in found.claims for block in _claim(context, models, record, one)),
        *_unclaimed(context, models, record, found),
        *_bullets("Around the project", [event_sentence(event) for event in record.events]),
        *_story(record),
        *(block for one in record.rounds for block in contribution_round(record, one)),
        *_bullets("What is missing", [*_gaps(found), *_apart(record), *open_sentences(record)]),
    ]
    return Section(
        f"Contribution to {context.project_title(record.project)}", record_anchor(record.id), tuple(blocks)
    )


def _question(context: Context, record: ContributionRecord) -> Iterator[Block]:
    case = context.record.case_of_project.get(record.project)
    read_as: Spans = ("Case ", Link(case.id, case_anchor(case.id)), ". ") if case else ()
    yield Paragraph((*read_as, sentence(record.question)))
    if record.no_claim_because:
        yield Note((f"No claim of a contribution is made: {sentence(record.no_claim_because)}",))


def _claim(
    context: Context, models: Models, record: ContributionRecord, one: ClaimStanding
) -> Iterator[Block]:
    claim = one.claim
    outcome = record.node_by_id.get(claim.outcome)
    result = outcome.text if outcome else claim.outcome
    yield Paragraph((Strong(f"Claim {claim.id}, {word(one.verdict)}: "), sentence(claim.statement)))
    facts: list[tuple[str, Spans]] = [
        ("The result", (sentence(f"{result}: {word(claim.status)}"),)),
        ("How large the part was", (sentence(word(claim.size)),)),
    ]
    facts += [("What the claim does not reach", (sentence(claim.limits),))] if claim.limits else []
    tested = _tested(context, claim.clauses)
    facts += [("What it tests in the theory of change", (tested,))] if tested else []
    yield DefinitionList(tuple(facts))
    yield from _links(context, models, record, one.links, f"The path of claim {claim.id}")
    yield from _bullets(f"How the verdict on {claim.id} follows", _reasons(record, one))
    rivals = [sentence_of_rival(record, rival) for rival in one.rivals]
    yield from _bullets("What else could explain it", rivals or ["No rival explanation was weighed."])
    yield from _formal(record, claim.id)


def _formal(record: ContributionRecord, claim: str) -> Iterator[Block]:
    """A claim's formal update where it is switched on, with what must be borne in mind beside the figures."""
    formal = update_of(record, claim)
    told = list(formal_sentences(record, claim))
    if formal is None or not told:
        return
    found = update_in(record, formal)
    yield from _bullets(f"The formal update of {claim}", [*told, *warning_sentences(found)])
    yield Table(
        caption=f"Claim {claim} without each item",
        columns=("Estimate", "What was expected", "Multiplies the odds by", "Chance without it"),
        groups=one_group(
            row(one.name, f"{one.item} {sentence(one.found)}", one.factor, one.without)
            for one in without_rows(record, formal, found)
        ),
        stacks=True,
    )


def _reasons(record: ContributionRecord, one: ClaimStanding) -> list[str]:
    """What the verdict follows from; the table's verdict itself stands in the claim's first line."""
    told = list(verdict_sentences(record, one))
    return told if one.claim.override else told[1:]


def _unclaimed(
    context: Context, models: Models, record: ContributionRecord, found: Standings
) -> Iterator[Block]:
    claimed = {name for claim in record.claims for name in claim.path}
    others = [one for one in found.links if one.link.id not in claimed]
    yield from _links(context, models, record, others, "Links that no claim rests on")


def _links(
    context: Context,
    models: Models,
    record: ContributionRecord,
    links: Sequence[LinkStanding],
    caption: str,
) -> Iterator[Block]:
    if links:
        yield Table(
            caption=caption,
            columns=("Link", "What did what", "Verdict, and why", "Independent sources"),
            groups=one_group(_link(context, models, record, one) for one in links),
            stacks=True,
        )


def _link(context: Context, models: Models, record: ContributionRecord, one: LinkStanding) -> Row:
    drawn = {each.model.id: each.model for each in drawn_links(one.link, models)}
    places = tuple(Link("in the logic model", model_anchor(name)) for name in drawn)
    tested = _tested(context, one.link.clauses)
    title: Spans = (link_title(record, one), *((Trace(places),) if places else ()))
    told: list[Spans] = [title, *([(f"Tests: {tested}",)] if tested else [])]
    return row(
        (Link(one.link.id, evidence_anchor(record.id, one.link.id)),),
        lines(told),
        standing_sentence(one),
        _sources(record, one),
    )


def _tested(context: Context, clauses: Sequence[str]) -> str:
    """The statements and clauses of the theory that are tested, in words; empty when none is named."""
    names = clause_names(context.record.theory_versions)
    return "; ".join(names.get(name, name) for name in clauses)


def _sources(record: ContributionRecord, one: LinkStanding) -> Spans:
    told = [
        (f"{heading}: {listed([source_name(record, group) for group in groups])}",)
        for way, heading in _WAYS.items()
        if (groups := one.sources(way))
    ]
    return lines(told) or ("none",)


def _gaps(found: Standings) -> Iterator[str]:
    """What nobody has told, sought or found."""
    for one in found.links:
        if not one.link.narrative.strip():
            yield f"Nobody has told how link {one.link.id} came about."
        if one.rule.verdict is LinkVerdict.NOT_SOUGHT:
            yield f"Nobody has looked for evidence on link {one.link.id}."
        if one.rule.verdict is LinkVerdict.NONE_FOUND:
            where = f" ({one.link.searched_where})" if one.link.searched_where else ""
            yield f"Evidence on link {one.link.id} was looked for{where}, and none was found."
    for claim in found.claims:
        if not claim.links:
            yield f"No path leads to the result of claim {claim.claim.id}."
        elif not claim.whole_path:
            yield f"No single source tells the whole path of claim {claim.claim.id}."


def _apart(record: ContributionRecord) -> Iterator[str]:
    """Where what looks like one source counts as several."""
    for link in record.links:
        yield from (f"On link {link.id}: {each}" for each in apart_sentences(record, link.id))


def _story(record: ContributionRecord) -> Iterator[Block]:
    story = record.story
    if story is None:
        return
    by = f", told by {story.by}" if story.by else ""
    yield Paragraph((Strong(f"The story in people's words{by}"),))
    if not is_told_of_this(record):
        yield Note(("The record has changed since this was told.",))
    for text in story.text.split("\n"):
        if text.strip():
            yield Paragraph((text.strip(),))


def _bullets(heading: str, told: Sequence[str]) -> Iterator[Block]:
    if told:
        yield Paragraph((Strong(heading),))
        yield BulletList(tuple((each,) for each in told))
