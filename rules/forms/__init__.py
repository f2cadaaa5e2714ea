"""Rules about forms: what their controls are called, which are required, and how consent is asked for."""

from rules.forms.consent_freely_given import consent_is_given_by_the_user
from rules.forms.consent_label import consent_is_worded_once_and_clearly
from rules.forms.required_marking import required_fields_are_marked_once

FORM_RULES = (
    required_fields_are_marked_once,
    consent_is_worded_once_and_clearly,
    consent_is_given_by_the_user,
)
