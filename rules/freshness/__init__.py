"""When a page was updated, who answers for it, and what its template left behind."""

from auditor.model import Rule
from rules.freshness.information_owner import page_names_its_owner
from rules.freshness.leaked_template import page_is_filled_in
from rules.freshness.owners_exist import owners_are_there
from rules.freshness.pages_linked import pages_have_links_to_them
from rules.freshness.unique_titles import titles_are_unique
from rules.freshness.update_date import page_shows_a_recent_date
from rules.freshness.update_date_agrees import page_tells_one_date
from rules.freshness.update_dates_vary import pages_were_updated_on_different_days

FRESHNESS_RULES: tuple[Rule, ...] = (
    page_shows_a_recent_date,
    page_tells_one_date,
    pages_were_updated_on_different_days,
    page_names_its_owner,
    owners_are_there,
    page_is_filled_in,
    titles_are_unique,
    pages_have_links_to_them,
)
