"""How the conditions of a programme's theory are put to people: plain words, Easy Read, other languages."""
