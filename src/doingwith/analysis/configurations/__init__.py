"""Which combinations of conditions go with an outcome in a programme's cases, and how far to believe it."""
