"""Pages of meetings about a drawing."""
