"""What is said when a code leads nowhere, or when a page is of somebody else than who has the phone now."""

from django.utils.translation import gettext_lazy as _

__all__ = ["FORGOTTEN", "TOO_MANY", "UNKNOWN"]

UNKNOWN = _("We do not know this code. Look at each letter and number again.")
TOO_MANY = _("Too many codes were tried here. Wait ten minutes, then try again.")
FORGOTTEN = _(
    "This phone forgot you, or somebody else used it after you. Type your own code, then send again."
)
