"""The pages of people who tell: without an account, a password or JavaScript."""
