"""How far the readers of a programme's cases agree."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from doingwith.analysis.passage_agreement import passage_agreement
from doingwith.analysis.reader_agreement import reader_agreement
from doingwith_site.analysis.presenters.agreement import AgreementPage
from doingwith_site.analysis.queries import compared_code_names
from doingwith_site.analysis.records import record_of_cases
from doingwith_site.analysis.records.marks import marked_texts_for
from doingwith_site.cases.queries import cases_of, judgements_emptied
from doingwith_site.people.http import AuthenticatedHttpRequest, signed_in
from doingwith_site.people.permissions import Permission
from doingwith_site.programmes.navigation import ProgrammeFrame
from doingwith_site.programmes.queries import membership_for
from doingwith_site.programmes.rules import check_can

__all__ = ["agreement"]

CONFIDENCE = 0.95


@require_safe
@signed_in
def agreement(request: AuthenticatedHttpRequest, programme: str) -> HttpResponse:
    """Where readers differ, and the coefficients by factor, domain and pair; open readings only."""
    membership = membership_for(request.user, programme)
    check_can(membership, Permission.VIEW_PROGRAMME)
    record = record_of_cases(membership.programme, list(cases_of(membership.programme)))
    emptied = judgements_emptied(membership.programme)
    frame = ProgrammeFrame(membership=membership, current="Factors")
    told = reader_agreement(record, confidence=CONFIDENCE, emptied=emptied)
    texts = marked_texts_for(membership, told.cases) if told.cases else []
    marked = passage_agreement(told.cases, texts, record.factor_list)
    names = compared_code_names(membership) if told.cases else {}
    page = AgreementPage(frame=frame, told=told, marked=marked, code_names=names)
    return render(request, "analysis/agreement.html", {"frame": frame, "page": page})
