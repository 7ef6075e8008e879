"""Finding evidence: which paragraphs of the library best bear a sentence, and which of their words it shares."""
