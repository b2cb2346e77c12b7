"""Scraped news texts: what stands around the body, in many languages."""
