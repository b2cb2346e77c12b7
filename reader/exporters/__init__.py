"""The exporters: one module a format, values in, a file out."""
