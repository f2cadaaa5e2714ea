"""Is what the page says still true? The rules about content that ages."""

from auditor.model import Rule
from rules.freshness.expired_promise import page_promises_nothing_for_a_time_past
from rules.freshness.information_owner import page_names_its_owner
from rules.freshness.update_date import page_shows_a_recent_date

FRESHNESS_RULES: tuple[Rule, ...] = (
    page_shows_a_recent_date,
    page_names_its_owner,
    page_promises_nothing_for_a_time_past,
)
