"""The front page, the glossary and the commands that serve the site."""
