"""The sign-in library's forms with our labels, and without grey words inside the boxes."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp

from doingwith_site.design.forms import PlainForm, word_errors

__all__ = [
    "AskForCodeForm",
    "ChangePasswordForm",
    "ConfirmPasswordForm",
    "ConfirmSecondStepForm",
    "EnterCodeForm",
    "ForgottenPasswordForm",
    "NewPasswordForm",
    "SecondStepForm",
    "SetPasswordForm",
    "SignInForm",
    "StartSecondStepForm",
]

PASSWORD_HELP = "At least 12 characters. Four words that do not belong together make a good one."

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Password you use now",
    "password1": "New password",
    "password2": "New password again",
    "code": "Code",
}
HELP = {"password1": PASSWORD_HELP}


class PlainWords(PlainForm):
    """Gives a form's fields our labels and help."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            word_errors(field)


class SignInForm(PlainWords, account.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""


class AskForCodeForm(PlainWords, account.RequestLoginCodeForm):  # type: ignore[misc]
    """The address to which a code is sent."""


class EnterCodeForm(PlainWords, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that was sent."""


class ForgottenPasswordForm(PlainWords, account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent."""


class NewPasswordForm(PlainWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after following the link."""


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password in place of the one used now."""


class SetPasswordForm(PlainWords, account.SetPasswordForm):  # type: ignore[misc]
    """A first password for someone who has signed in by code."""


class ConfirmPasswordForm(PlainWords, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class SecondStepForm(PlainWords, second_step.AuthenticateForm):  # type: ignore[misc]
    """The code an authenticator app shows, or a recovery code."""


class ConfirmSecondStepForm(PlainWords, second_step.ReauthenticateForm):  # type: ignore[misc]
    """The same code once more, before something that matters."""


class StartSecondStepForm(PlainWords, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a newly set up app."""
