"""The personal code, shown while its teller is at it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from doingwith_site.evidence.models import Account
from doingwith_site.evidence.presenters.receipt import CodeShown
from doingwith_site.evidence.views.tell.shared import code_shown, show, with_account
from doingwith_site.evidence.visits import TellerRequest

__all__ = ["my_code"]


@require_safe
@with_account
def my_code(request: TellerRequest, account: Account) -> HttpResponse:
    """Show the code to be written down, before the first question."""
    shown: CodeShown | None = code_shown(request)
    return show(request, "my_code", {"code": shown, "account": account})
