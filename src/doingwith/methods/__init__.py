"""Mathematics with no word of the domain in it: agreement between readers, comparison of configurations."""
