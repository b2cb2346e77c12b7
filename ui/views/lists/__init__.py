"""The list of articles and the sidebar."""
