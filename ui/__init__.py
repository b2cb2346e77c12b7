"""The window: Qt widgets over `reader.library.Library`; no SQL."""
