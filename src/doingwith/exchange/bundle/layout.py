"""Which file of a bundle holds what."""

from dataclasses import dataclass

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
from doingwith.programmes.programme import Programme
from doingwith.programmes.scales import Scales
from doingwith.projects.project import Project
from doingwith.theory.readiness import Readiness
from doingwith.theory.theory import TheoryVersion

__all__ = [
    "FOLDERS",
    "FORMAT",
    "FORMAT_FILE",
    "SINGLE_FILES",
    "SUFFIX",
    "VERSION",
    "Folder",
    "Manifest",
    "SingleFile",
    "entry_of",
    "folder_of",
    "kind_of",
]

FORMAT = "doingwith-bundle"
FORMAT_FILE = "bundle.yaml"
VERSION = 1
SUFFIX = ".yaml"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The first file of a bundle: it says that the folder is one, and of which version."""

    format: str
    version: int


@dataclass(frozen=True, kw_only=True)
class SingleFile:
    """A file that holds one value: where it stands in the record and of which type it is."""

    name: str
    attribute: str
    kind: type
    required: bool


@dataclass(frozen=True, kw_only=True)
class Folder:
    """A folder with one file for each value, named by the value's identifier."""

    name: str
    attribute: str
    kind: type


SINGLE_FILES = (
    SingleFile(name="programme.yaml", attribute="programme", kind=Programme, required=True),
    SingleFile(name="scales.yaml", attribute="scales", kind=Scales, required=False),
    SingleFile(name="factors.yaml", attribute="factor_list", kind=FactorList, required=True),
    SingleFile(name="instruments.yaml", attribute="instruments", kind=Instruments, required=False),
    SingleFile(name="evaluation.yaml", attribute="evaluation", kind=Evaluation, required=False),
    SingleFile(name="codes.yaml", attribute="codebook", kind=Codebook, required=False),
    SingleFile(name="groups.yaml", attribute="groups", kind=Groups, required=False),
    SingleFile(name="same-nodes.yaml", attribute="same_nodes", kind=SameNodes, required=False),
    SingleFile(
        name="evidence-withdrawn.yaml", attribute="evidence_withdrawn", kind=EvidenceWithdrawn, required=False
    ),
)
FOLDERS = (
    Folder(name="theory", attribute="theory_versions", kind=TheoryVersion),
    Folder(name="projects", attribute="projects", kind=Project),
    Folder(name="logic-models", attribute="logic_models", kind=LogicModel),
    Folder(name="cases", attribute="cases", kind=Case),
    Folder(name="contribution", attribute="contributions", kind=ContributionRecord),
    Folder(name="readiness", attribute="readiness", kind=Readiness),
    Folder(name="tellings", attribute="tellings", kind=Telling),
    Folder(name="accounts", attribute="accounts", kind=Account),
    Folder(name="documents", attribute="documents", kind=Document),
    Folder(name="excerpts", attribute="marked_sources", kind=MarkedSource),
    Folder(name="withdrawn", attribute="tombstones", kind=Tombstone),
    Folder(name="configurations", attribute="configurations", kind=ConfigurationAnalysis),
)
_SINGLE_KINDS = {FORMAT_FILE: Manifest, **{single.name: single.kind for single in SINGLE_FILES}}
_FOLDERS = {folder.name: folder for folder in FOLDERS}


def folder_of(file: str) -> Folder | None:
    """The folder that a file stands in, when it is one of the bundle's; None otherwise."""
    name, slash, rest = file.partition("/")
    return _FOLDERS.get(name) if slash and "/" not in rest else None


def kind_of(file: str) -> type | None:
    """The type of value that a file holds; None when a bundle has no such file."""
    folder = folder_of(file)
    if folder is not None:
        return folder.kind if file.endswith(SUFFIX) and file != f"{folder.name}/{SUFFIX}" else None
    return _SINGLE_KINDS.get(file)


def entry_of(file: str) -> str:
    """The name by which a problem knows a file: its path without the ending."""
    return file.removesuffix(SUFFIX)
