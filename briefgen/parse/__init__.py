"""One file in, a value and its diagnostics out; nothing here raises for what an author wrote."""
