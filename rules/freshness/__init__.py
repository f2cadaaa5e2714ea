"""When a page was updated, who answers for it, and what its template left behind."""

from auditor.model import Rule
from rules.freshness.information_owner import page_names_its_owner
from rules.freshness.update_date import page_shows_a_recent_date

FRESHNESS_RULES: tuple[Rule, ...] = (
    page_shows_a_recent_date,
    page_names_its_owner,
)
