"""A project's readiness: what each side says of the conditions of the theory, round after round."""
