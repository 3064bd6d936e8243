"""Reports: the record told for an audience, read here or taken away."""
