"""One question, answered in words, voice, photo or drawing."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from doingwith.evidence.accounts import PartKind
from doingwith_site.common.errors import NotYours
from doingwith_site.evidence.actions.parts import add_part, correct_part, remove_part
from doingwith_site.evidence.forms.files import MEDIA
from doingwith_site.evidence.forms.teller import AnswerForm
from doingwith_site.evidence.models import Account, AccountPart, Question
from doingwith_site.evidence.presenters.telling import QuestionPage
from doingwith_site.evidence.queries import has_file, parts_of, questions_of
from doingwith_site.evidence.uploads.sniffing import UploadRefused
from doingwith_site.evidence.views.tell.shared import show, with_account
from doingwith_site.evidence.visits import TellerRequest

__all__ = ["question"]


@require_http_methods(["GET", "HEAD", "POST"])
@with_account
def question(request: TellerRequest, account: Account, number: int) -> HttpResponse:
    """Ask one question and keep the answer; what was kept before stands below and can be changed."""
    telling = account.telling
    questions = questions_of(telling) if telling else []
    if telling is None or not 1 <= number <= len(questions):
        raise NotYours
    asked = questions[number - 1]
    kept = [part for part in parts_of(account) if part.question_id == asked.pk]
    written = next((part for part in kept if part.kind == PartKind.WRITING), None)
    form = AnswerForm(
        request.POST or None,
        request.FILES or None,
        kinds=telling.kinds,
        initial={"text": written.text if written else ""},
    )
    if form.is_valid() and keep(form, account, asked, written):
        return redirect(after(request, number, questions))
    page = QuestionPage(
        telling=telling,
        question=asked,
        number=number,
        of=len(questions),
        kept=[part for part in kept if part is not written],
        language=request.visit.language,
        easy=request.visit.easy,
    )
    return show(request, "question", {"form": form, "page": page})


def after(request: TellerRequest, number: int, questions: Sequence[Question]) -> str:
    """The address of what comes next: what was pressed, else the next question."""
    here = reverse("evidence:question", args=[number])
    if "more" in request.POST:
        return here
    pressed = request.POST.get("then", "")
    ways = {
        "stop": reverse("evidence:receipt"),
        "worried": reverse("evidence:worried"),
        "easy": f"{here}?easy=1",
        "ordinary": f"{here}?easy=0",
        **{language: f"{here}?lang={language}" for language, _name in settings.LANGUAGES},
    }
    if pressed in ways:
        return ways[pressed]
    return (
        reverse("evidence:question", args=[number + 1])
        if number < len(questions)
        else reverse("evidence:uses")
    )


def keep(form: AnswerForm, account: Account, asked: Question, written: AccountPart | None) -> bool:
    """Whether all of the answer was kept. A file sent twice is kept once."""
    try:
        keep_words(account, asked, written, str(form.cleaned_data.get("text", "")))
        for name, kind in MEDIA.items():
            upload = form.cleaned_data.get(name)
            if upload and not has_file(account, upload):
                beside = str(form.cleaned_data.get(f"{name}_text", ""))
                add_part(by=None, account=account, kind=kind, question=asked, text=beside, upload=upload)
    except UploadRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def keep_words(account: Account, asked: Question, written: AccountPart | None, text: str) -> None:
    """The writing as it is now: new, other words than before, or none any more."""
    if written is None and text:
        add_part(by=None, account=account, kind=PartKind.WRITING, question=asked, text=text)
    elif written is not None and not text:
        remove_part(by=None, part=written)
    elif written is not None and text != written.text:
        correct_part(by=None, part=written, text=text)
