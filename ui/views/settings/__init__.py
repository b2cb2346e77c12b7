"""The pages and panels on which something is set."""
