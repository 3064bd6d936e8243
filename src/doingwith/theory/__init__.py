"""The theory of change: statements IF / WHEN / THEN / BECAUSE, in versions."""
