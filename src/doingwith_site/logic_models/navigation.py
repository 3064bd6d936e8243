"""What each page about a drawing begins with: who asks, which drawing it is, and where its pages are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse

from doingwith.logic_models.evidence import evidence_named
from doingwith.logic_models.inheriting import newer_words
from doingwith.logic_models.model import ModelVersion
from doingwith.programmes.factors import FactorList
from doingwith_site.design.choosing import Offer, page_asked_for
from doingwith_site.logic_models.models import LogicModel, LogicModelVersion
from doingwith_site.logic_models.passages import Named, offered_passages
from doingwith_site.logic_models.queries import (
    drawing_in,
    model_in,
    offered_cards,
    shown_step,
    taken_back_steps,
)
from doingwith_site.logic_models.records import version_value
from doingwith_site.logic_models.rules import can_draw, check_can_draw
from doingwith_site.people.models import User
from doingwith_site.programmes.models import Membership, Programme
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import current_factor_list, membership_for
from doingwith_site.programmes.records import factor_list_value

__all__ = ["Board", "board_for", "open_board_for"]


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
        return ProgrammeFrame(
            membership=self.membership, current="Logic models", above="logic_models/together/live.html"
        )

    @cached_property
    def version(self) -> ModelVersion:
        """The drawing as it stands."""
        return version_value(self.row)

    @cached_property
    def lost(self) -> frozenset[str]:
        """The cards and links that rested on words taken back since."""
        return frozenset(self.model.evidence_withdrawn)

    @cached_property
    def step(self) -> int:
        """The step after which the drawing is as shown: each form sends it back as what its writer saw."""
        return shown_step(self.row)

    @cached_property
    def undone(self) -> int:
        """How many steps have been taken back."""
        return taken_back_steps(self.row)

    @cached_property
    def before(self) -> ModelVersion | None:
        """The version that this one was drawn from."""
        if self.version.based_on is None:
            return None
        row = self.model.versions.filter(number=self.version.based_on).first()
        return version_value(row) if row else None

    @cached_property
    def newer_words(self) -> Mapping[str, str]:
        """What the programme says by now of cards that are the programme's, where that is something else."""
        if not self.can_draw or not any(node.refers_to for node in self.version.nodes):
            return {}
        return newer_words(self.version, offered_cards(self.model))

    def why(self, part: str, drawing: ModelVersion | None = None) -> str | None:
        """Why a card or a link is not as in the version before, or is new; None where no version was before.

        ``drawing`` is the drawing by now, when that is not the one that this board was read with.
        """
        return None if self.before is None else (drawing or self.version).reason_for(part)

    def stands(self, part: str) -> bool:
        """Whether a card or a link is in the drawing."""
        return part in self.version.node_by_id or part in self.version.link_by_id

    def stood_before(self, part: str) -> bool:
        """Whether a card or a link stands in the version that this one was drawn from."""
        before = self.before
        return before is not None and (part in before.node_by_id or part in before.link_by_id)

    @cached_property
    def named(self) -> Named:
        """What its cards and links rest on."""
        return Named(membership=self.membership, names=frozenset(evidence_named(self.version)))

    def rests_on(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """What a card or a link rests on: words, and where it is read."""
        return self.named.rests_on(names)

    def offered(self, chosen: Collection[str] = (), sent: QueryDict | None = None) -> Offer:
        """The passages that a card or a link can rest on: those ``chosen``, and the page asked for."""
        names = {*chosen, *(sent.getlist("evidence") if sent else ())}
        return offered_passages(self.membership, self.model.project, names, page_asked_for(sent))

    @cached_property
    def factors(self) -> FactorList:
        """The programme's factors."""
        return factor_list_value(current_factor_list(self.programme))

    @property
    def can_draw(self) -> bool:
        """Whether this person may change the drawing now."""
        return self.may_draw and not self.row.is_frozen

    @property
    def may_draw(self) -> bool:
        """Whether this person may draw this model at all."""
        return can_draw(self.membership, self.model)

    @property
    def url(self) -> str:
        """Where the drawing is read."""
        return self.url_of("drawing")

    def url_of(self, name: str, *more: str | int) -> str:
        """The address of one of the drawing's pages."""
        parts = (self.programme.identifier, self.model.identifier, self.row.number, *more)
        return reverse(f"logic_models:{name}", args=parts)

    @property
    def outline_url(self) -> str:
        """Where the drawing is changed."""
        return self.url_of("outline")

    @property
    def model_url(self) -> str:
        """Where the model and its versions are."""
        return reverse("logic_models:model", args=[self.programme.identifier, self.model.identifier])

    @property
    def index_url(self) -> str:
        """Where the programme's models are."""
        return reverse("logic_models:index", args=[self.programme.identifier])


def board_for(person: User, programme: str, model: str, drawing: int) -> Board:
    """The drawing, for a member of the programme; NotYours otherwise."""
    membership = membership_for(person, programme)
    return Board(membership=membership, row=drawing_in(model_in(membership.programme, model), drawing))


def open_board_for(person: User, programme: str, model: str, drawing: int) -> Board:
    """The drawing, when the person may draw the model; refused with a sentence otherwise.

    It may be frozen: then the door for changes says so, and what was typed is still in its boxes.
    """
    board = board_for(person, programme, model, drawing)
    check_can_draw(board.membership, board.model)
    return board
