"""Rules about forms: what their controls are called, which are required, and how consent is asked for."""

from auditor.model import Rule
from rules.forms.consent_bundled import each_consent_stands_alone
from rules.forms.consent_freely_given import consent_is_given_by_the_user
from rules.forms.consent_label import consent_is_worded_once_and_clearly
from rules.forms.consent_purpose import consent_comes_with_its_purpose
from rules.forms.error_described import errors_say_which_field
from rules.forms.group_named import answers_are_tied_to_their_question
from rules.forms.input_purpose import fields_tell_their_purpose
from rules.forms.label_said_once import labels_are_said_once
from rules.forms.placeholder_as_label import labels_stay
from rules.forms.required_explained import stars_are_explained
from rules.forms.required_marking import required_fields_are_marked_once

FORM_RULES: tuple[Rule, ...] = (
    labels_stay,
    labels_are_said_once,
    answers_are_tied_to_their_question,
    required_fields_are_marked_once,
    stars_are_explained,
    fields_tell_their_purpose,
    errors_say_which_field,
    consent_is_worded_once_and_clearly,
    consent_is_given_by_the_user,
    consent_comes_with_its_purpose,
    each_consent_stands_alone,
)
