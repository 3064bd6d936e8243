"""Template tags of logic models."""
