"""The live preview: the engine's output served from memory, and pages that follow the author's edits.

A watcher tells of changes, a press makes the next edition of the site in a thread of its own, and a server hands
editions to browsers. `docs/preview.md` tells what an author sees, and what goes over the wire.
"""
