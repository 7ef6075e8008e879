"""What is published: one file an output."""
