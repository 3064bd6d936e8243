"""What people agreed to for what they told: uses, permissions, withdrawal."""
