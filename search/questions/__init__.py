"""What a query means: parsed, spelled, given its synonyms and turned into clauses that engines answer."""
