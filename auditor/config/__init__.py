"""What the user has decided about a site, read from auditor.toml."""
