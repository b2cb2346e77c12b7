"""Previews: what files are taken for, and what their tables are like."""
