"""Where links lead: to pages that are gone, to hosts that have moved, and to places on the page."""

from auditor.model import Rule
from rules.links.dead_link import links_lead_to_pages_that_exist
from rules.links.fragment_target import links_within_the_page_arrive
from rules.links.moved_link import links_lead_to_sites_in_use

LINK_RULES: tuple[Rule, ...] = (
    links_lead_to_pages_that_exist,
    links_lead_to_sites_in_use,
    links_within_the_page_arrive,
)
