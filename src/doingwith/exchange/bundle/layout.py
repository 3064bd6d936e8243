"""Which file of a bundle holds what."""

from dataclasses import dataclass

from doingwith.cases.case import Case
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.factors import FactorList
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Programme
from doingwith.programmes.scales import Scales
from doingwith.projects.project import Project
from doingwith.theory.theory import TheoryVersion

__all__ = ["FOLDERS", "FORMAT", "FORMAT_FILE", "SINGLE_FILES", "Folder", "Manifest", "SingleFile"]

FORMAT = "doingwith-bundle"
FORMAT_FILE = "bundle.yaml"
VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """The first file of a bundle: it says that the folder is one, and of which version."""

    format: str = FORMAT
    version: int = VERSION


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
)
FOLDERS = (
    Folder(name="theory", attribute="theory_versions", kind=TheoryVersion),
    Folder(name="projects", attribute="projects", kind=Project),
    Folder(name="cases", attribute="cases", kind=Case),
)
