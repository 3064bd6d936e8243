"""Theory versions as rows: statements, clauses and the factors they speak of."""
