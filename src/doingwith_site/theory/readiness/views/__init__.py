"""The pages of readiness: every project's, one project's, and those on which it is rated."""
