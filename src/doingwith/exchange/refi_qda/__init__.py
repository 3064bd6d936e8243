"""REFI-QDA: projects and codebooks that qualitative analysis programs exchange (standard 1.5, 2019)."""
