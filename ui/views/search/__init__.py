"""Searching: the box, what shows under it, the bar to find with, and hits in lines."""
