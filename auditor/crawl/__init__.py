"""Gather pages over HTTP: politely, bounded, and with a reason for everything that was not reached.

addresses   one address per page, and which of them belong to the site
fetch       one address -> what the server answered, or why it did not
robots      what the site asks robots to leave alone (RFC 9309)
pace        how often one host is asked
walk        from page to page, nearest first
"""

from auditor.crawl.addresses import same_site, site_of, tidy
from auditor.crawl.fetch import Fetched, Fetcher, FetchLimits, Wish
from auditor.crawl.robots import Robots
from auditor.crawl.walk import Limits, Met, Standing, Visited, Walk, walk

__all__ = [
    "FetchLimits",
    "Fetched",
    "Fetcher",
    "Limits",
    "Met",
    "Robots",
    "Standing",
    "Visited",
    "Walk",
    "Wish",
    "same_site",
    "site_of",
    "tidy",
    "walk",
]
