"""The whole record of a programme, and the rules that its parts hold together by."""

from dataclasses import dataclass
from functools import cached_property

from doingwith.analysis.configuration_choices import ConfigurationAnalysis
from doingwith.analysis.contribution.record import ContributionRecord
from doingwith.cases.case import Case
from doingwith.consent.tombstones import Tombstone
from doingwith.consent.withdrawn_evidence import EvidenceWithdrawn
from doingwith.evidence.accounts import Account
from doingwith.evidence.codes import Codebook, MarkedSource
from doingwith.evidence.documents import Document
from doingwith.evidence.groups import Groups
from doingwith.evidence.tellings import Telling
from doingwith.logic_models.confirmed import SameNodes
from doingwith.logic_models.model import LogicModel
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import FactorList
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner, Programme
from doingwith.programmes.scales import Scales
from doingwith.projects.project import Project
from doingwith.theory.readiness import Readiness
from doingwith.theory.theory import TheoryVersion

__all__ = ["ProgrammeRecord"]


@dataclass(frozen=True, kw_only=True)
class ProgrammeRecord:
    """Everything that is known of one programme, each kind in its own order."""

    programme: Programme
    scales: Scales
    factor_list: FactorList
    instruments: Instruments
    evaluation: Evaluation
    theory_versions: tuple[TheoryVersion, ...] = ()
    projects: tuple[Project, ...] = ()
    logic_models: tuple[LogicModel, ...] = ()
    same_nodes: SameNodes = SameNodes()
    cases: tuple[Case, ...] = ()
    codebook: Codebook = Codebook()
    groups: Groups = Groups()
    tellings: tuple[Telling, ...] = ()
    accounts: tuple[Account, ...] = ()
    documents: tuple[Document, ...] = ()
    marked_sources: tuple[MarkedSource, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    configurations: tuple[ConfigurationAnalysis, ...] = ()
    contributions: tuple[ContributionRecord, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    evidence_withdrawn: EvidenceWithdrawn = EvidenceWithdrawn()

    @cached_property
    def project_by_id(self) -> dict[str, Project]:
        """Each project under its identifier."""
        return {project.id: project for project in self.projects}

    @cached_property
    def partner_by_id(self) -> dict[str, Partner]:
        """Each partner under its identifier."""
        return {partner.id: partner for partner in self.programme.partners}

    @cached_property
    def case_of_project(self) -> dict[str, Case]:
        """Each case under the identifier of the project it reads."""
        return {case.project: case for case in self.cases}

    @cached_property
    def logic_model_by_id(self) -> dict[str, LogicModel]:
        """Each logic model under its identifier."""
        return {model.id: model for model in self.logic_models}

    @cached_property
    def contribution_of_project(self) -> dict[str, ContributionRecord]:
        """Each record of a contribution analysis under the identifier of its project."""
        return {one.project: one for one in self.contributions}

    @cached_property
    def readiness_of_project(self) -> dict[str, Readiness]:
        """Each record of readiness under the identifier of its project."""
        return {one.project: one for one in self.readiness}

    @cached_property
    def account_by_id(self) -> dict[str, Account]:
        """Each account under its identifier."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def telling_by_id(self) -> dict[str, Telling]:
        """Each telling under its identifier."""
        return {telling.id: telling for telling in self.tellings}

    @cached_property
    def marked_by_id(self) -> dict[str, MarkedSource]:
        """What is marked in each account or document, under the identifier of that source."""
        return {marked.id: marked for marked in self.marked_sources}

    @cached_property
    def tombstone_by_id(self) -> dict[str, Tombstone]:
        """What is left of each account that was taken back, under its identifier."""
        return {tombstone.id: tombstone for tombstone in self.tombstones}

    @cached_property
    def document_by_id(self) -> dict[str, Document]:
        """Each document under its identifier."""
        return {document.id: document for document in self.documents}

    @cached_property
    def theory_by_id(self) -> dict[str, TheoryVersion]:
        """Each theory version under its identifier."""
        return {version.id: version for version in self.theory_versions}
