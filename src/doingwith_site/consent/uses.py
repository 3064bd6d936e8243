"""The library's words of agreements, under the name by which the site's apps know them."""

from doingwith.consent.uses import AgeBand, GuardianKind, SaidBy, Use, UseKind, Way

__all__ = ["AgeBand", "GuardianKind", "SaidBy", "Use", "UseKind", "Way"]
