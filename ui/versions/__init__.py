"""Versions: articles that say the same, found, compared and decided on."""
