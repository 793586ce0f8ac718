"""The parts of an EPUB: its chapters, what is true of them, and the documents that hold them together."""
