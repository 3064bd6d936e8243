"""What the sign-in library asks us: who may sign up, and the words for what went wrong."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

__all__ = ["SecondStepAdapter", "StaffAdapter"]


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """People are added by a programme lead, so nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This sign-in has been closed. Ask your programme lead to open it again.",
        "email_password_mismatch": (
            "That e-mail address and password do not go together. Check both, or ask for a code instead."
        ),
        "enter_current_password": "That is not your current password.",
        "incorrect_code": "That is not the code we sent. Check it, or ask for a new one.",
        "incorrect_password": "That is not your password.",
        "too_many_login_attempts": "Too many tries for this address. Wait five minutes, then try again.",
        "rate_limited": "Too many tries. Wait a minute, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """To the page that led to the change; the form once more would look as if nothing had happened."""
        return reverse("mfa_index")


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """The words for what can go wrong at the second step."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right, or has run out. Type the one your app shows now.",
        "unverified_email": (
            "First show that your e-mail address is yours: sign out, and sign in with a code sent to it."
        ),
    }
