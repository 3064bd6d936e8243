"""Small things every app needs: refusals, and which fields hold people's words."""
