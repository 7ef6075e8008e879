"""Whether quoted words stand in a source: one normalisation, then tokens in order. Nothing passes on similarity."""
