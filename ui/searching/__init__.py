"""Searching: the library as one types, as a concordance, and the open article."""
