"""Addresses of tellings and accounts."""

from django.urls import path

from doingwith_site.common import addresses  # noqa: F401  # makes <identifier:…> known
from doingwith_site.evidence.views.accounts import (
    account,
    account_file,
    accounts,
    beside,
    concern,
    take_back_for,
)
from doingwith_site.evidence.views.agreement import agreement
from doingwith_site.evidence.views.codes import make_code, their_code
from doingwith_site.evidence.views.enter import enter, make_paper, paper, slip
from doingwith_site.evidence.views.tell.code import code, receipt_link
from doingwith_site.evidence.views.tell.guardian import guardian, thank_you
from doingwith_site.evidence.views.tell.leave import forget, leave
from doingwith_site.evidence.views.tell.my_code import my_code
from doingwith_site.evidence.views.tell.part import my_file, part, remove
from doingwith_site.evidence.views.tell.question import question
from doingwith_site.evidence.views.tell.receipt import receipt
from doingwith_site.evidence.views.tell.take_back import take_back, taken_back
from doingwith_site.evidence.views.tell.telling import telling
from doingwith_site.evidence.views.tell.uses import uses
from doingwith_site.evidence.views.tell.worry import worried
from doingwith_site.evidence.views.tellings import close, open_one, poster, telling_page, words

app_name = "evidence"

PROGRAMME = "programmes/<identifier:programme>"
TELLING = f"{PROGRAMME}/tellings/<identifier:telling>"
ACCOUNT = f"{PROGRAMME}/accounts/<identifier:account>"

urlpatterns = [
    path("tell/", code, name="code"),
    path("tell/leave/", leave, name="leave"),
    path("tell/forget/", forget, name="forget"),
    path("tell/worried/", worried, name="worried"),
    path("tell/thank-you/", thank_you, name="thank_you"),
    path("tell/taken-back/", taken_back, name="taken_back"),
    path("tell/r/<identifier:code>/", receipt_link, name="receipt_link"),
    path("tell/mine/", receipt, name="receipt"),
    path("tell/mine/code/", my_code, name="my_code"),
    path("tell/mine/questions/<int:number>/", question, name="question"),
    path("tell/mine/uses/", uses, name="uses"),
    path("tell/mine/grown-up/", guardian, name="guardian"),
    path("tell/mine/parts/<int:number>/", part, name="part"),
    path("tell/mine/parts/<int:number>/remove/", remove, name="remove_part"),
    path("tell/mine/parts/<int:number>/file/", my_file, name="my_file"),
    path("tell/mine/take-back/", take_back, name="take_back"),
    path("tell/<identifier:code>/", telling, name="telling"),
    path(f"{PROGRAMME}/accounts/", accounts, name="accounts"),
    path(f"{PROGRAMME}/tellings/new/", open_one, name="open"),
    path(f"{TELLING}/", telling_page, name="telling_page"),
    path(f"{TELLING}/poster/", poster, name="poster"),
    path(f"{TELLING}/words/<identifier:language>/<identifier:form>/", words, name="words"),
    path(f"{TELLING}/close/", close, name="close"),
    path(f"{TELLING}/enter/", enter, name="enter"),
    path(f"{TELLING}/paper/", make_paper, name="make_paper"),
    path(f"{TELLING}/paper/<identifier:seed>/", paper, name="paper"),
    path(f"{TELLING}/slip/<identifier:seed>/", slip, name="slip"),
    path(f"{ACCOUNT}/", account, name="account"),
    path(f"{ACCOUNT}/parts/<int:number>/file/", account_file, name="account_file"),
    path(f"{ACCOUNT}/parts/<int:number>/words/", beside, name="beside"),
    path(f"{ACCOUNT}/agreement/", agreement, name="agreement"),
    path(f"{ACCOUNT}/code/", make_code, name="make_code"),
    path(f"{ACCOUNT}/code/<identifier:seed>/", their_code, name="their_code"),
    path(f"{ACCOUNT}/concern/", concern, name="concern"),
    path(f"{ACCOUNT}/take-back/", take_back_for, name="take_back_for"),
]
