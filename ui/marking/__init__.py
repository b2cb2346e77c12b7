"""Marking: labels and notes put on the text, moved, shown and taken away."""
