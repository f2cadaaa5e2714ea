"""What a text says that time has made untrue: promises, deadlines, events, terms of office, fees."""

from auditor.model import Rule
from rules.expiry.expired_promise import page_promises_nothing_for_a_time_past

EXPIRY_RULES: tuple[Rule, ...] = (page_promises_nothing_for_a_time_past,)
