"""Sign-offs: a second person reads a claim beside its evidence, and the site remembers what they read."""
