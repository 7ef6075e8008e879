"""briefgen: a static-site generator that publishes fact-checked briefings.

Every claim is held against the paragraph of the source that it cites before anything is published.
"""

__version__ = "0.1.0"
