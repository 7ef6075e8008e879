"""Other people's articles become sources: bytes are decoded, read into an `Article`, and written as a source file.

A reader takes text and gives an `Article`; nothing here touches the disk. What a reader leaves out it lists, so that
an author can object.
"""
