"""What all pages do alike on which people without an account say something and keep a code for it."""
