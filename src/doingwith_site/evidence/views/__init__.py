"""The pages of this app, one file each; those of tellers, who never sign in, are in ``tell``."""
