"""Pages: charset, blocks, the article among them, and what is said of it."""
