"""Analysis: what the record shows when its parts are laid side by side."""
