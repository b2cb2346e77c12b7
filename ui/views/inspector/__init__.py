"""The pane beside the article: its marks, its notes, and what is known of it."""
