"""Questions that people of a side answer by a code: when they are open, what they say, who may read it."""
