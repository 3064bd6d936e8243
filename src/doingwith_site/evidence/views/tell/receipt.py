"""The receipt: what was kept, each use of it, and what its teller can do now."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from doingwith_site.consent.queries import uses_of
from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.receipt import ReceiptPage
from doingwith_site.evidence.queries import parts_of, project_titles, questions_of
from doingwith_site.evidence.views.tell.shared import code_shown, show, with_account
from doingwith_site.evidence.visits import TellerRequest

__all__ = ["receipt"]


@require_safe
@with_account
def receipt(request: TellerRequest, account: Account) -> HttpResponse:
    """Show everything that was kept and done."""
    page = ReceiptPage(
        account=account,
        parts=list(parts_of(account)),
        questions=questions_of(account.telling) if account.telling else [],
        made=list(uses_of(account.agreement)),
        projects=project_titles(account.programme),
        code=code_shown(request),
        language=request.visit.language,
        easy=request.visit.easy,
    )
    return show(request, "receipt", {"page": page})
