"""The library file: SQLite and nothing but SQLite, one module a noun."""
