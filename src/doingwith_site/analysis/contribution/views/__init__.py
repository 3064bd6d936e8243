"""Pages of contribution records."""
