"""Projects as rows: briefs in versions and the path over the Double Diamond."""
