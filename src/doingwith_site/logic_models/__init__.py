"""Logic models that people draw together."""
