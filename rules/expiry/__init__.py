"""What a text says that time has made untrue: promises, deadlines, events, terms of office, fees."""

from auditor.model import Rule
from rules.expiry.expired_promise import page_promises_nothing_for_a_time_past
from rules.expiry.expired_term import those_named_hold_office_and_terms_run
from rules.expiry.passed_deadline import page_asks_for_nothing_whose_last_day_has_passed
from rules.expiry.passed_event import page_invites_to_nothing_that_is_over
from rules.expiry.perishable_words import passing_words_are_still_true
from rules.expiry.year_bound_fee import page_gives_the_fees_of_this_year

EXPIRY_RULES: tuple[Rule, ...] = (
    page_promises_nothing_for_a_time_past,
    page_asks_for_nothing_whose_last_day_has_passed,
    page_invites_to_nothing_that_is_over,
    page_gives_the_fees_of_this_year,
    those_named_hold_office_and_terms_run,
    passing_words_are_still_true,
)
