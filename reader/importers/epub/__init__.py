"""E-books: package, contents, pages and notes."""
