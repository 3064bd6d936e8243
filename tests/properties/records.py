"""Programmes made up at random, sound by every rule, for properties of bundles and analyses."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from tests.properties.basics import (
    bases,
    dates,
    distinct,
    few_texts,
    identifiers,
    maybe_text,
    signs,
    some_of,
    texts,
    tuples,
)
from tests.properties.logic_models import logic_models

from doingwith.analysis.configuration_choices import (
    AnalysisVersion,
    CaseMembership,
    Condition,
    ConditionKind,
    ConfigurationAnalysis,
    Cuts,
    Meaning,
    Outcome,
    OutcomeKind,
    Rule,
    Silence,
    SolutionKind,
    Together,
    Way,
)
from doingwith.analysis.contribution.claims import ContributionClaim, Size
from doingwith.analysis.contribution.estimates import Estimate, PerCent
from doingwith.analysis.contribution.estimating import with_estimate, with_finding, with_prior, with_turn
from doingwith.analysis.contribution.evidence import Bearing, EvidenceItem, EvidenceKind, Strength
from doingwith.analysis.contribution.evidence import Way as BearingWay
from doingwith.analysis.contribution.locks import with_locks
from doingwith.analysis.contribution.record import (
    CausalKind,
    CausalLink,
    CausalNode,
    ContributionRecord,
    Round,
    Search,
)
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.cases.case import Case, Claim, DivergentView, ExternalEvent, ProcurementStep, Renegotiated
from doingwith.cases.readings import Confidence, Judgement, Reading, UnlistedFactor
from doingwith.cases.stage_table import EntryKind, StageAim, StageEntry, StageTable
from doingwith.consent.agreements import Agreement, Answer
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.uses import AgeBand, SaidBy, Use
from doingwith.consent.uses import Way as WayOfSaying
from doingwith.evidence.accounts import Account, AccountPart, PartKind, Provenance, ReadBack, Wording
from doingwith.evidence.codes import Code, Codebook, Coding, MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Excerpt, Span, passage_of
from doingwith.evidence.groups import Group, GroupKind, Groups
from doingwith.evidence.media import Media
from doingwith.evidence.tellings import Question, Telling
from doingwith.logic_models.nodes import OutcomeStatus
from doingwith.programmes.evaluation import Evaluation, EvaluationStep, Inconsistency
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole, ScopingFactor
from doingwith.programmes.instruments import Instruments, LogicModelGuide, MatrixSource
from doingwith.programmes.programme import Partner, Programme, Reader, Role
from doingwith.programmes.scales import CommissioningStage, DesignStage, ParticipationMode, Scales
from doingwith.projects.briefs import Agreement as BriefAgreement
from doingwith.projects.briefs import Brief
from doingwith.projects.project import Participation, Project, ProjectLink
from doingwith.projects.stages import Entry, Movement, StageMove, StageStatus
from doingwith.theory.readiness import (
    ConditionRating,
    Rating,
    Readiness,
    ReadinessRound,
    Side,
    SideView,
    counted_answers,
)
from doingwith.theory.theory import Clause, Statement, TheoryVersion

__all__ = ["programme_records", "texts", "worded_records"]


@st.composite
def factor_lists(draw: st.DrawFn) -> FactorList:
    domains = tuple(
        Domain(id=name, label=draw(texts), role=draw(st.sampled_from(DomainRole)))
        for name in draw(distinct(1, 3))
    )
    names = draw(distinct(0, 6))
    factors = tuple(
        Factor(
            id=name,
            domain=draw(st.sampled_from(domains)).id,
            label=draw(texts),
            pole=draw(st.sampled_from(Pole)),
            note=draw(maybe_text),
            derived_from=draw(some_of(names[:at], 2)),
            overlaps=draw(some_of([*names[:at], *(stage.value for stage in DesignStage)], 2)),
        )
        for at, name in enumerate(names)
    )
    scoping = tuple(
        ScopingFactor(id=name, label=draw(texts), became=draw(some_of(names, 2)), fate=draw(maybe_text))
        for name in draw(distinct(0, 2))
    )
    return FactorList(
        id=draw(identifiers),
        version=draw(st.integers(0, 9)),
        label=draw(texts),
        domains=domains,
        factors=factors,
        scoping=scoping,
        note=draw(maybe_text),
    )


def programmes() -> st.SearchStrategy[Programme]:
    return st.builds(
        Programme,
        id=identifiers,
        name=texts,
        host=maybe_text,
        length_years=st.none() | st.integers(0, 20),
        dates_note=maybe_text,
        sources=few_texts,
        readers=_named(Reader, "description"),
        partners=_named(Partner, "name", least=1),
        roles=_named(Role, "who"),
    )


def _named(kind: type, key: str, least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return distinct(least, 3).flatmap(
        lambda names: st.tuples(*(st.builds(kind, id=st.just(name), **{key: texts}) for name in names))
    )


@st.composite
def projects(draw: st.DrawFn, name: str, partners: list[str], earlier: list[str]) -> Project:
    briefs = tuple(
        Brief(
            version=number + 1,
            text=draw(texts),
            asked_by=draw(maybe_text),
            agreement=draw(st.sampled_from(BriefAgreement)),
            agreed_by=draw(few_texts),
            dated_on=draw(st.none() | dates),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    modes = st.lists(st.sampled_from(ParticipationMode), max_size=2).map(tuple)
    return Project(
        id=name,
        partner=draw(st.sampled_from(partners)),
        title=draw(texts),
        briefs=briefs,
        sector=draw(maybe_text),
        tags_basis=draw(st.none() | bases),
        participation=draw(st.none() | st.builds(Participation, asked=modes, offered=modes, basis=bases)),
        commissioning=draw(st.lists(st.sampled_from(CommissioningStage), max_size=2).map(tuple)),
        entry=draw(st.none() | st.builds(Entry, stage=st.sampled_from(DesignStage), why=texts, basis=bases)),
        path=draw(tuples(stage_moves(), 3)),
        follows=tuple(ProjectLink(project=one, basis=draw(bases)) for one in draw(some_of(earlier, 2))),
    )


def stage_moves() -> st.SearchStrategy[StageMove]:
    return st.builds(
        StageMove,
        stage=st.sampled_from(DesignStage),
        status=st.sampled_from(StageStatus),
        basis=bases,
        movement=st.sampled_from(Movement),
        reasons=st.lists(texts, min_size=1, max_size=2).map(tuple),
        recorded_on=st.none() | dates,
        recorded_by=maybe_text,
    )


@st.composite
def theories(draw: st.DrawFn, factors: list[str]) -> tuple[TheoryVersion, ...]:
    """A line of versions, each revising the one before."""
    made: list[TheoryVersion] = []
    for number, name in enumerate(draw(distinct(0, 3))):
        before = made[-1] if made else None
        statements = tuple(
            Statement(
                id=f"s{number}.{at}",
                if_=draw(texts),
                when=draw(clauses(f"s{number}.{at}.when", factors)),
                then=draw(clauses(f"s{number}.{at}.then", factors)),
                when_frame=draw(maybe_text),
                revises=draw(st.none() | st.sampled_from([one.id for one in before.statements]))
                if before and before.statements
                else None,
            )
            for at in range(draw(st.integers(0, 2)))
        )
        made.append(
            TheoryVersion(
                id=name,
                label=draw(texts),
                statements=statements,
                revises=before.id if before else None,
                observations=draw(few_texts),
            )
        )
    return tuple(made)


@st.composite
def clauses(draw: st.DrawFn, name: str, factors: list[str]) -> tuple[Clause, ...]:
    return tuple(
        Clause(id=f"{name}{number}", text=draw(texts), factors=draw(some_of(factors)))
        for number in range(draw(st.integers(0, 2)))
    )


@st.composite
def readings(draw: st.DrawFn, reader: str, listed: FactorList) -> Reading:
    parts: dict[str, tuple[Judgement, ...]] = {}
    for key, role in (("conditions", DomainRole.CONDITION), ("results", DomainRole.RESULT)):
        names = [factor.id for factor in listed.factors if listed.role_of(factor.id) is role]
        parts[key] = tuple(
            Judgement(
                factor=name,
                sign=draw(signs),
                basis=draw(bases),
                reason=draw(maybe_text),
                confidence=draw(st.none() | st.sampled_from(Confidence)),
            )
            for name in draw(some_of(names))
        )
    unlisted = st.builds(UnlistedFactor, text=texts, sign=signs, basis=bases, source=maybe_text)
    judged = {judgement.factor for part in parts.values() for judgement in part}
    left = [factor.id for factor in listed.factors if factor.id not in judged]
    return Reading(reader=reader, unlisted=draw(tuples(unlisted, 1)), looked_for=draw(some_of(left)), **parts)


@st.composite
def cases(draw: st.DrawFn, name: str, project: str, readers: list[str], listed: FactorList) -> Case:
    first = draw(st.none() | st.integers(0, 1000))
    revised = draw(st.none() | st.booleans())
    factors = [factor.id for factor in listed.factors]
    entry = st.builds(
        StageEntry,
        stage=st.sampled_from(DesignStage),
        stage_basis=bases,
        kind=st.sampled_from(EntryKind),
        text=texts,
        sign=st.none() | signs,
        factors=some_of(factors),
    )
    aim = st.builds(StageAim, stage=st.sampled_from(DesignStage), text=texts)
    table = st.builds(StageTable, title=texts, aims=tuples(aim), entries=tuples(entry), note=maybe_text)
    view = st.builds(DivergentView, statement=texts, agree=few_texts, disagree=few_texts, note=maybe_text)
    event = st.builds(ExternalEvent, what=texts, when=texts, claim=st.sampled_from(Claim), basis=bases)
    step = st.builds(ProcurementStep, step=texts, detail=texts, options=few_texts, chosen=maybe_text)
    return Case(
        id=name,
        project=project,
        title=draw(texts),
        readings=tuple(draw(readings(reader, listed)) for reader in draw(some_of(readers))),
        lines=() if first is None else (first, first + draw(st.integers(1, 50))),
        sequence=draw(few_texts),
        brief_renegotiated=draw(st.sampled_from(Renegotiated)),
        plans_revised_by_commissioners=revised,
        plans_revised_basis=None if revised is None else draw(bases),
        stage_tables=draw(tuples(table, 1)),
        procurement_steps=draw(tuples(step, 1)),
        divergent_views=draw(tuples(view, 1)),
        contribution=draw(maybe_text),
        external_events=draw(tuples(event, 1)),
        learning=draw(few_texts),
    )


@st.composite
def contributions(draw: st.DrawFn, name: str, project: str) -> ContributionRecord:
    """A chain of links with evidence, and a claim on its end or a reason for none."""
    nodes = draw(distinct(2, 4))
    links = tuple(
        CausalLink(
            id=f"L{at}",
            from_=tail,
            to=head,
            kind=draw(st.sampled_from(CausalKind)),
            narrative=draw(maybe_text),
            search=draw(st.sampled_from(Search)),
        )
        for at, (tail, head) in enumerate(pairwise(nodes))
    )
    bearing = st.builds(
        Bearing,
        on=st.sampled_from([link.id for link in links]),
        way=st.sampled_from(BearingWay),
        strength=st.none() | st.sampled_from(Strength),
        answer=maybe_text,
    )
    evidence = tuple(
        EvidenceItem(
            id=item,
            text=draw(texts),
            kind=draw(st.sampled_from(EvidenceKind)),
            group=draw(maybe_text),
            found_on=draw(st.none() | dates),
            bearings=draw(tuples(bearing)),
            taken_out=draw(maybe_text),
        )
        for item in draw(distinct(0, 3))
    )
    claim = ContributionClaim(
        id="K1",
        statement=draw(texts),
        outcome=nodes[-1],
        path=tuple(link.id for link in links),
        size=draw(st.sampled_from(Size)),
        status=draw(st.sampled_from(OutcomeStatus)),
    )
    is_claimed = draw(st.booleans())
    made = ContributionRecord(
        id=name,
        project=project,
        question=draw(texts),
        rounds=draw(st.sampled_from([(), (Round(number=1, question="why?"),)])),
        nodes=tuple(CausalNode(id=node, text=draw(texts)) for node in nodes),
        links=links,
        evidence=evidence,
        claims=(claim,) if is_claimed else (),
        no_claim_because="" if is_claimed else draw(texts),
    )
    return draw(estimated(made)) if is_claimed else made


@st.composite
def estimated(draw: st.DrawFn, made: ContributionRecord) -> ContributionRecord:
    """The record with a formal update of its claim: on or off, locked, opened, said otherwise, or not."""
    ends = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)
    ranges = ends.map(lambda pair: PerCent(low=pair[0], high=pair[1]))
    made = with_turn(made, is_on=True, reason=draw(texts), by=draw(maybe_text), on=draw(dates))
    made = with_turn(made, is_on=draw(st.booleans()), reason=draw(texts))
    made = with_prior(made, claim="K1", prior=draw(ranges))
    for name in draw(st.sampled_from([("S1",), ("S1", "S2")])):
        one = st.builds(
            Estimate,
            id=st.just(name),
            expects=texts,
            group=maybe_text,
            sensitivity=ranges,
            type_one=ranges,
            reason=maybe_text,
        )
        made = with_estimate(made, claim="K1", estimate=draw(one))
        if draw(st.booleans()):
            made = with_locks(made, claim="K1", on=draw(dates), at="9:05", by=draw(maybe_text))
            made = with_finding(made, claim="K1", name=name, found=False, on=draw(dates))
        made = with_estimate(made, claim="K1", estimate=draw(one), reason=draw(texts), on=draw(dates))
    return with_prior(made, claim="K1", prior=draw(ranges), reason=draw(texts), on=draw(dates))


@st.composite
def programme_records(draw: st.DrawFn) -> ProgrammeRecord:
    """A sound record, in no particular order of projects and cases."""
    programme, listed = draw(programmes()), draw(factor_lists())
    partners = [partner.id for partner in programme.partners]
    readers = [reader.id for reader in programme.readers]
    names = draw(distinct(0, 4))
    made = tuple(draw(projects(name, partners, names[:at])) for at, name in enumerate(names))
    read = draw(st.integers(0, len(names)))
    told = tuple(draw(cases(f"C{at}", name, readers, listed)) for at, name in enumerate(names[:read]))
    thought = draw(theories([factor.id for factor in listed.factors]))
    return ProgrammeRecord(
        programme=programme,
        scales=Scales(participation_note=draw(maybe_text), design_note=draw(maybe_text)),
        factor_list=listed,
        instruments=Instruments(
            matrix=MatrixSource(
                known=draw(few_texts), later_element_count=draw(st.none() | st.integers(0, 9))
            ),
            logic_model=LogicModelGuide(later_by=draw(maybe_text)),
        ),
        evaluation=Evaluation(
            double_coded=draw(st.none() | st.booleans()),
            steps=tuple(EvaluationStep(id=name, what=draw(texts)) for name in draw(distinct(0, 2))),
            limits=draw(few_texts),
            inconsistencies=draw(
                tuples(st.builds(Inconsistency, id=st.just("X1"), what=texts, lines=st.just((3, 5))), 1)
            ),
        ),
        theory_versions=thought,
        projects=made,
        logic_models=draw(logic_models(names, [factor.id for factor in listed.factors])),
        cases=told,
        configurations=tuple(
            draw(configurations(name, listed, [case.id for case in told])) for name in draw(distinct(0, 2))
        ),
        contributions=tuple(draw(contributions(f"K{at}", name)) for at, name in enumerate(names[:1])),
        readiness=tuple(
            draw(readiness(f"R{at}", name, thought)) for at, name in enumerate(names[:2] if thought else ())
        ),
    )


@st.composite
def readiness(draw: st.DrawFn, name: str, project: str, versions: tuple[TheoryVersion, ...]) -> Readiness:
    """A record with one or two rounds; a round of a theory without conditions has no view."""
    rounds = []
    for number in range(1, draw(st.integers(2, 3))):
        version = draw(st.sampled_from(versions))
        conditions = [clause.id for statement in version.statements for clause in statement.when]
        views = tuple(
            SideView(
                id=f"v{number}-{at}",
                side=draw(st.sampled_from(Side)),
                given_by=draw(texts),
                ratings=tuple(
                    ConditionRating(
                        clause=clause, rating=draw(st.sampled_from(Rating)), reason=draw(maybe_text)
                    )
                    for clause in conditions
                ),
                given_on=draw(st.none() | dates),
                written_down_by=draw(maybe_text),
            )
            for at in range(draw(st.integers(0, 2)) if conditions else 0)
        )
        given = st.dictionaries(st.sampled_from(conditions or ["none"]), st.sampled_from(Rating))
        alone = draw(st.lists(given, max_size=9)) if conditions else []
        counted = counted_answers(alone, name=f"a{number}", side=draw(st.sampled_from(Side)))
        rounds.append(
            ReadinessRound(
                number=number,
                theory=version.id,
                label=draw(maybe_text),
                held_on=draw(st.none() | dates),
                views=views,
                answers=(counted,) if counted else (),
            )
        )
    return Readiness(id=name, project=project, rounds=tuple(rounds))


shares = st.floats(0, 1, allow_nan=False)


def silences(cases: list[str]) -> st.SearchStrategy[tuple[Silence, ...]]:
    """Nothing decided, or one decision for all, or one for some of the cases."""
    named = some_of(cases, 2) if cases else st.just(())
    given = st.builds(
        Silence, meaning=st.just(Meaning.MEMBERSHIP), reason=reasons, membership=shares, cases=named
    )
    left = st.builds(Silence, meaning=st.just(Meaning.LEAVE_OUT), reason=reasons, cases=named)
    return tuples(given | left, 1)


@st.composite
def configurations(draw: st.DrawFn, name: str, listed: FactorList, cases: list[str]) -> ConfigurationAnalysis:
    """A saved analysis whose choices are sound; whether the cases can answer it is another question."""
    conditions = [one.id for one in listed.factors if listed.role_of(one.id) is DomainRole.CONDITION]
    results = [one.id for one in listed.factors if listed.role_of(one.id) is DomainRole.RESULT]
    stage = st.tuples(st.just(OutcomeKind.STAGE), st.sampled_from([one.value for one in DesignStage]))
    result = st.tuples(st.just(OutcomeKind.RESULT), st.sampled_from(results)) if results else st.nothing()
    custom = Condition(
        kind=ConditionKind.CUSTOM,
        id="of-our-own",
        label=draw(reasons),
        memberships=tuple(
            CaseMembership(case=case, membership=draw(shares), reason=draw(reasons)) for case in cases[:2]
        ),
        silent=draw(silences(cases)),
    )
    chosen = tuple(
        Condition(
            kind=ConditionKind.FACTOR,
            id=factor,
            way=draw(st.sampled_from(Way)),
            rule=draw(st.sampled_from(Rule)),
            together=draw(st.sampled_from(Together)),
            silent=draw(silences(cases)),
        )
        for factor in draw(some_of(conditions, 2))
    )
    versions = []
    for number in range(1, draw(st.integers(2, 3))):
        kind, about = draw(stage | result)
        versions.append(
            AnalysisVersion(
                number=number,
                outcome=Outcome(
                    kind=kind, about=about, absent=draw(st.booleans()), silent=draw(silences(cases))
                ),
                conditions=(*chosen, custom),
                reason=draw(reasons),
                solution=draw(st.sampled_from(SolutionKind)),
                expectations=draw(st.sampled_from([(), ("of-our-own",), ("~of-our-own",)])),
                cuts=Cuts(consistency=draw(shares), pri=draw(shares), least_cases=draw(st.integers(1, 3))),
                saved_by=draw(maybe_text),
                saved_on=draw(st.none() | dates),
            )
        )
    return ConfigurationAnalysis(id=name, title=draw(texts), versions=tuple(versions))


reasons = st.just("a reason") | st.sampled_from(["no", "1e3", "é #", "a: b"])


@st.composite
def accounts(draw: st.DrawFn, name: str, projects: list[str]) -> Account:
    """An account that the project team may use; under 13 a guardian says yes too."""
    yes = tuple(
        Answer(use=Use.PROJECT_TEAM, agrees=True, said_by=voice, on=draw(st.none() | dates))
        for voice in SaidBy
    )
    more = st.builds(
        Answer,
        use=st.sampled_from(sorted(set(Use) - {Use.PROJECT_TEAM})),
        agrees=st.booleans(),
        said_by=st.sampled_from(SaidBy),
        on=st.none() | dates,
    )
    agreement = Agreement(answers=(*yes, *draw(tuples(more, 3))), age=draw(st.sampled_from(AgeBand)))
    provenance = st.builds(
        Provenance,
        typed_by=texts,
        way=st.sampled_from(WayOfSaying),
        wording=st.sampled_from(Wording),
        read_back=st.none() | st.sampled_from(ReadBack),
    )
    return Account(
        id=name,
        teller=draw(texts),
        agreement=agreement,
        project=draw(st.none() | st.sampled_from(projects)) if projects else None,
        told_on=draw(st.none() | dates),
        provenance=draw(provenance),
        parts=tuple(
            AccountPart(
                id=part,
                kind=draw(st.sampled_from(PartKind)),
                text=draw(maybe_text),
                media=draw(st.none() | media),
                version=draw(st.integers(1, 3)),
            )
            for part in draw(distinct(0, 2))
        ),
    )


media = st.builds(
    Media,
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    type=st.sampled_from(["image/jpeg", "audio/mpeg"]),
    size=st.integers(0, 10**9),
    length_ms=st.none() | st.integers(0, 10**7),
)


@st.composite
def excerpts(draw: st.DrawFn, name: str, text: str, part: str | None, version: int) -> Excerpt:
    """A passage where there is text, or a span."""
    if not text or draw(st.booleans()):
        begin = draw(st.integers(0, 10**6))
        span = Span(begin_ms=begin, end_ms=begin + draw(st.integers(1, 10**5)))
        return Excerpt(id=name, part=part, version=version, span=span, note=draw(maybe_text))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Excerpt(id=name, part=part, version=version, passage=passage_of(text, start, end))


@st.composite
def groups(draw: st.DrawFn, sources: list[str], codebook: Codebook, marked: list[MarkedSource]) -> Groups:
    """Cases and sets of another program over what is there; a set has no passages in the standard."""
    passages = [one.id for source in marked for one in source.excerpts]
    made = []
    for name in draw(distinct(0, 2)):
        kind = draw(st.sampled_from(GroupKind))
        made.append(
            Group(
                id=name,
                label=draw(texts),
                kind=kind,
                sources=draw(some_of(sources)),
                codes=draw(some_of([code.id for code in codebook.codes])),
                excerpts=draw(some_of(passages)) if kind is GroupKind.CASE else (),
                memo=draw(maybe_text),
            )
        )
    return Groups(groups=tuple(made))


@st.composite
def worded_records(draw: st.DrawFn) -> ProgrammeRecord:
    """A sound record with tellings, accounts, documents, excerpts, codes and withdrawals."""
    record = draw(programme_records())
    projects = [project.id for project in record.projects]
    names = draw(distinct(0, 5))
    told = tuple(draw(accounts(name, projects)) for name in names[:3])
    documents = tuple(
        Document(
            id=name,
            title=draw(texts),
            kind=draw(st.sampled_from(DocumentKind)),
            versions=(DocumentVersion(version=1, text=draw(maybe_text), dated_on=draw(st.none() | dates)),),
        )
        for name in names[3:]
    )
    texts_of = [
        (account.id, part.text, part.id, part.version) for account in told for part in account.parts[:1]
    ]
    texts_of += [(document.id, document.versions[0].text, None, 1) for document in documents]
    codebook = Codebook(
        codes=tuple(Code(id=name, label=draw(texts), memo=draw(maybe_text)) for name in draw(distinct(0, 3)))
    )
    readers = [reader.id for reader in record.programme.readers]
    marked = []
    for source, text, part, version in texts_of:
        own = tuple(
            draw(excerpts(f"{source}.{at}", text, part, version)) for at in range(draw(st.integers(0, 2)))
        )
        codings = tuple(
            Coding(
                excerpt=one.id,
                code=draw(st.sampled_from(codebook.codes)).id,
                coder=draw(st.sampled_from(readers)),
                on=draw(st.none() | dates),
                memo=draw(maybe_text),
            )
            for one in own
            if codebook.codes and readers
        )
        if own:
            marked.append(MarkedSource(id=source, excerpts=own, codings=codings))
    telling = st.builds(
        Telling,
        id=identifiers,
        title=texts,
        asked_by=texts,
        why=texts,
        uses=st.just(tuple(Use)),
        questions=_named(Question, "text"),
        payment=maybe_text,
    )
    return replace(
        record,
        accounts=told,
        documents=documents,
        marked_sources=tuple(marked),
        codebook=codebook,
        groups=draw(groups(names, codebook, marked)),
        tellings=draw(tuples(telling, 1)),
        tombstones=tuple(
            Tombstone(id=f"gone-{at}", withdrawn_on=draw(dates)) for at in range(draw(st.integers(0, 2)))
        ),
    )
