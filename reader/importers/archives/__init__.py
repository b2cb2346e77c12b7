"""Archives: their members, within limits, and what is left of broken ones."""
