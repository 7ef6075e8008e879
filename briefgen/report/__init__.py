"""Diagnostics as text: one file a format; `formats.py` lists them.

A format is a function from a `Report` to the whole text to print; it prints nothing itself.
"""
