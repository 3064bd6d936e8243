"""Projects: one piece of work with a commissioning body; the unit of analysis."""
