"""A second opinion for sites that ask for one: a model reads claims beside their evidence, and can only warn."""
