"""People of a side say themselves how ready a project is: by a code, without an account."""
