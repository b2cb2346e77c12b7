"""The importers: one module a format, bytes in, `ImportedArticle` out; no storage, no Qt."""
