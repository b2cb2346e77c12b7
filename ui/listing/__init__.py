"""Listing: which articles are listed, how, and what is done with those selected."""
