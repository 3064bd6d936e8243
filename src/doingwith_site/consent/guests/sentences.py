"""What the door says when a code leads nowhere."""

from django.utils.translation import gettext_lazy as _

__all__ = ["TOO_MANY", "UNKNOWN"]

UNKNOWN = _("We do not know this code. Look at each letter and number again.")
TOO_MANY = _("Too many codes were tried here. Wait ten minutes, then try again.")
