"""Reads, annotates and exports stored articles; usable without the window."""
