"""What a text states: its numbers, dates, names, negations, hedges and attributions, as typed spans."""
