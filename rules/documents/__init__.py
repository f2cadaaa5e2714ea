"""Documents that pages link to: whether everybody can read them, and whether they are current."""

from auditor.model import Rule
from rules.documents.document_bookmarks import long_documents_have_bookmarks
from rules.documents.document_headings import headings_in_documents_are_in_order
from rules.documents.document_images import images_in_documents_have_text
from rules.documents.document_language import documents_state_their_language
from rules.documents.document_open_to_aids import documents_are_open_to_aids
from rules.documents.document_owner import documents_name_their_owner
from rules.documents.document_read import documents_can_be_read
from rules.documents.document_tagged import documents_are_tagged
from rules.documents.document_text import documents_have_text
from rules.documents.document_title import documents_have_titles
from rules.documents.document_valid import documents_have_not_expired

DOCUMENT_RULES: tuple[Rule, ...] = (
    documents_can_be_read,
    documents_are_open_to_aids,
    documents_have_text,
    documents_are_tagged,
    documents_have_titles,
    documents_state_their_language,
    images_in_documents_have_text,
    headings_in_documents_are_in_order,
    long_documents_have_bookmarks,
    documents_have_not_expired,
    documents_name_their_owner,
)
