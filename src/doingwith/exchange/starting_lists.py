"""Factor lists that a new programme can start from, shipped with the library."""

from importlib.resources import files

from doingwith.exchange.bundle.check import BundleRefused
from doingwith.exchange.bundle.values import read_value
from doingwith.programmes.factors import FactorList

__all__ = ["COCREATE_LIST", "EMPTY_LIST", "starting_list"]

COCREATE_LIST = "cocreate-58"
"""The 58 factors in 10 domains that the evaluation of the Co:Create programme worked with."""
EMPTY_LIST = FactorList(id="factors", version=1, label="Factors", domains=(), factors=())


def starting_list(name: str) -> FactorList:
    """The shipped list of this name, or the empty list for empty text. FileNotFoundError for others."""
    if not name:
        return EMPTY_LIST
    read = read_value("factors.yaml", (files("doingwith.exchange") / "data" / f"{name}.yaml").read_bytes())
    if not isinstance(read.value, FactorList):
        raise BundleRefused(read.problems)
    return read.value
