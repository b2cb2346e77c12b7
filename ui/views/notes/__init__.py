"""Notes as they are written and shown."""
