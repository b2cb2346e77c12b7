"""Mails: headers and texts."""
