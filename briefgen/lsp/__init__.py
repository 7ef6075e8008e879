"""The language server: what an editor shows while somebody writes.

Each feature is a module of plain functions that look at a checked site and an offset. `convert` alone knows the
protocol's types and its UTF-16 columns, `server` when the editor is answered, `desk` what is open and what is known.
"""
