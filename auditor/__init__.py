"""Audit municipal web sites for accessibility and fresh content."""

__version__ = "0.1.0"
