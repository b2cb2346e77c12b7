"""Dates and times as they are written, in many languages and calendars."""
