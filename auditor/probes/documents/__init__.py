"""Documents: fetch a PDF file, read it in a process of its own, and tell what it says of itself.

pdf      a file's bytes -> facts: structure, text, title, language, encryption
process  the same, by a child process with bounded time and memory
stated   the first page's words -> date, owner, last day of validity
probe    an address -> Document
"""

from auditor.probes.documents.probe import DocumentProbe, is_document

__all__ = ["DocumentProbe", "is_document"]
