"""Looks at what a page points to: linked addresses, documents, caption files, film platforms, sitemaps."""
