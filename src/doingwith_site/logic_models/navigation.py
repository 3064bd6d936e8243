"""What each page about a drawing begins with: who asks, which drawing it is, and where its pages are."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from doingwith.logic_models.model import ModelVersion
from doingwith.programmes.factors import FactorList
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.queries import drawing_in, model_in
from doingwith_site.logic_models.records import version_value
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import current_factor_list, membership_for
from doingwith_site.programmes.records import factor_list_value

__all__ = ["Board", "board_for"]


@dataclass(frozen=True, kw_only=True)
class Board:
    """A drawing in front of a member."""

    membership: Membership
    row: LogicModelVersion

    @property
    def model(self) -> LogicModel:
        """The logic model it is a drawing of."""
        return self.row.model

    @property
    def programme(self) -> Programme:
        """The programme it belongs to."""
        return self.membership.programme

    @property
    def frame(self) -> ProgrammeFrame:
        """What stands around the page."""
        return ProgrammeFrame(membership=self.membership, current="Logic models")

    @cached_property
    def version(self) -> ModelVersion:
        """The drawing as it stands."""
        return version_value(self.row)

    @cached_property
    def factors(self) -> FactorList:
        """The programme's factors."""
        return factor_list_value(current_factor_list(self.programme))

    @property
    def url(self) -> str:
        """Where the drawing is read."""
        return self.url_of("drawing")

    def url_of(self, name: str, *more: str | int) -> str:
        """The address of one of the drawing's pages."""
        parts = (self.programme.identifier, self.model.identifier, self.row.number, *more)
        return reverse(f"logic_models:{name}", args=parts)


def board_for(person: User, programme: str, model: str, drawing: int) -> Board:
    """The drawing, for a member of the programme; NotYours otherwise."""
    membership = membership_for(person, programme)
    return Board(membership=membership, row=drawing_in(model_in(membership.programme, model), drawing))
