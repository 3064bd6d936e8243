"""Tables of memberships to and from R and fsQCA, so that a colleague can check an analysis there."""
