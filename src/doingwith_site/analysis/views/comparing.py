"""A new comparison, or the next version of a saved one: choose, say how it is read, look at the answer, save.

Each step sends all choices on with it and nothing is stored before the last, so that it works without
scripts and leaves no half-made comparison behind. Words travel in the body, never in an address.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from doingwith.analysis.configuration_choices import AnalysisVersion, ConfigurationAnalysis
from doingwith.analysis.configurations.checks import choice_problems
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith_site.analysis.actions import save_configuration
from doingwith_site.analysis.forms.choosing import ChooseForm, chosen_data
from doingwith_site.analysis.forms.going_on import form_data
from doingwith_site.analysis.forms.reading_sets import ReadForm
from doingwith_site.analysis.forms.saving import SaveForm
from doingwith_site.analysis.presenters.configurations import ChoosePage, SetSheet
from doingwith_site.analysis.queries import configuration_in
from doingwith_site.analysis.records import record_for_comparing
from doingwith_site.analysis.views.configurations import work_out
from doingwith_site.common.errors import Refused
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.models import Membership
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["change_configuration", "compare_configurations"]

NOT_SENT_ON = ("csrfmiddlewaretoken", "step", "title", "reason")


@dataclass(frozen=True, kw_only=True)
class Comparing:
    """What a step works with: who, on which record, what was sent, and the analysis it is a version of."""

    request: AuthenticatedHttpRequest
    membership: Membership
    record: ProgrammeRecord
    analysis: ConfigurationAnalysis | None = None
    sent: Mapping[str, str] = field(default_factory=dict)

    def shown(self, template: str, **more: object) -> HttpResponse:
        """A step's page; everything sent so far goes on with it."""
        frame = ProgrammeFrame(membership=self.membership, current="Configurations")
        carried = [(name, value) for name, value in self.sent.items() if name not in NOT_SENT_ON]
        context = {"frame": frame, "analysis": self.analysis, "carried": carried, **more}
        return render(self.request, f"analysis/{template}.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def compare_configurations(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Choose an outcome and conditions, decide what silence means, and see what goes together."""
    at = comparing(request, programme)
    if request.method != "POST":
        return choose(at, ChooseForm(record=at.record))
    return STEPS.get(at.sent.get("step", ""), choice_sent)(at)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_configuration(
    request: AuthenticatedHttpRequest, programme: str, configuration: str
) -> HttpResponse:
    """Go on from a saved comparison's choices; they stay, and the next version stands beside them."""
    at = comparing(request, programme, configuration)
    if request.method == "POST":
        return STEPS.get(at.sent.get("step", ""), choice_sent)(at)
    saved = at.analysis.latest if at.analysis else None
    chosen = chosen_data(saved) if saved else None
    if saved is None or chosen is None:
        raise Refused(
            "This comparison has more conditions than the page has boxes for. Run it with the command "
            "“doingwith analyse configurations”."
        )
    choices = ChooseForm(chosen, record=at.record)
    if not choices.is_valid():
        return choose(at, choices)
    seen = {"seen": str(saved.number)}
    sent = {**chosen, **form_data(at.record, saved), **seen}
    on = Comparing(
        request=request, membership=at.membership, record=at.record, analysis=at.analysis, sent=sent
    )
    return read(on, ReadForm(sent, record=at.record, base=choices.chosen))


def comparing(request: AuthenticatedHttpRequest, programme: str, identifier: str = "") -> Comparing:
    """Everything a step needs; refused to whoever may not compare."""
    membership = membership_for(request.user, programme)
    if identifier:
        configuration_in(membership.programme, identifier)
    check_can(membership, Permission.COMPARE_CONFIGURATIONS)
    record = record_for_comparing(membership.programme)
    analysis = next((one for one in record.configurations if one.id == identifier), None)
    return Comparing(
        request=request,
        membership=membership,
        record=record,
        analysis=analysis,
        sent={name: value for name, value in request.POST.items() if isinstance(value, str)},
    )


def choose(at: Comparing, form: ChooseForm) -> HttpResponse:
    """The page that asks for outcome and conditions."""
    frame = ProgrammeFrame(membership=at.membership, current="Configurations")
    page = ChoosePage(frame=frame, record=at.record)
    boxes = [form[name] for name in form.fields if name.startswith("condition_")]
    return at.shown(
        "choose_configurations",
        page=page,
        form=form,
        open_boxes=boxes[: page.at_once],
        more_boxes=boxes[page.at_once :],
        more_opened=any(box.errors or box.value() for box in (*boxes[page.at_once :], form["own"])),
    )


def read(at: Comparing, form: ReadForm) -> HttpResponse:
    """The page that asks how each set is read and what silence means."""
    return at.shown(
        "read_sets", form=form, parts=[SetSheet(fields=part, version=form.base) for part in form.parts()]
    )


def choice_sent(at: Comparing) -> HttpResponse:
    """Outcome and conditions were chosen."""
    form = ChooseForm(at.sent, record=at.record)
    if not form.is_valid():
        return choose(at, form)
    chosen = form.chosen
    wrong = choice_problems(at.record, chosen)
    for one in wrong:
        form.add_error(None, one.sentence)
    if wrong:
        return choose(at, form)
    return read(at, reading_form(at, chosen).without_complaints())


def reading_form(at: Comparing, chosen: AnalysisVersion) -> ReadForm:
    """How the sets are read: as was sent, and where nothing was sent yet as the factor list words them."""
    return ReadForm({**form_data(at.record, chosen), **at.sent}, record=at.record, base=chosen)


def choose_again(at: Comparing) -> HttpResponse:
    """Back to the first questions, with what was answered."""
    return choose(at, ChooseForm(at.sent, record=at.record))


def reading_sent(at: Comparing) -> HttpResponse:
    """It was said how each set is read: the answer, or what is still open."""
    version = version_sent(at)
    if isinstance(version, HttpResponse):
        return version
    return answered(at, version, SaveForm(initial=_known(at.analysis)))


def saving_sent(at: Comparing) -> HttpResponse:
    """A title and a reason were given: the comparison is kept."""
    version = version_sent(at)
    if isinstance(version, HttpResponse):
        return version
    form = SaveForm({"title": at.analysis.title, **at.sent} if at.analysis else at.sent)
    if not form.is_valid():
        return answered(at, version, form)
    return saved(at, version, form.cleaned_data["title"], form.cleaned_data["reason"])


def saved(at: Comparing, version: AnalysisVersion, title: str, reason: str) -> HttpResponse:
    """Kept, and on to its page."""
    seen = at.sent.get("seen", "")
    row = save_configuration(
        by=at.request.user,
        programme=at.membership.programme,
        title=title,
        version=replace(version, reason=reason),
        of=at.analysis.id if at.analysis else "",
        seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0,
    )
    messages.success(at.request, f"Saved as version {row.number}. It stands in the report.")
    return redirect("analysis:configuration", at.membership.programme.identifier, row.analysis.identifier)


def version_sent(at: Comparing) -> AnalysisVersion | HttpResponse:
    """The choices as they were sent, or the page that says what is wrong with them."""
    choices = ChooseForm(at.sent, record=at.record)
    if not choices.is_valid():
        return choose(at, choices)
    form = reading_form(at, choices.chosen)
    if not form.is_valid():
        return read(at, form)
    for one in choice_problems(at.record, form.version):
        form.add_error(None, one.sentence)
    if form.errors:
        return read(at, form)
    before = at.analysis.latest if at.analysis else form.version
    return replace(form.version, shuffles=before.shuffles, seed=before.seed)


def answered(at: Comparing, version: AnalysisVersion, form: SaveForm) -> HttpResponse:
    """The page with the answer, and the way to keep it."""
    worked = work_out(at.membership, at.record, version)
    return at.shown("configuration_found", sheet=worked.sheet, refusal=worked.refusal, form=form)


def _known(analysis: ConfigurationAnalysis | None) -> dict[str, str]:
    return {"title": analysis.title} if analysis else {}


STEPS: dict[str, Callable[[Comparing], HttpResponse]] = {
    "choose": choice_sent,
    "choose_again": choose_again,
    "read_again": choice_sent,
    "read": reading_sent,
    "save": saving_sent,
}
