"""Rules about the page in other states: in a narrow window, with airier text, with keyboard focus."""

from auditor.model import Rule
from rules.states.focus_visible import focus_is_seen
from rules.states.reflow import content_reflows
from rules.states.tab_moves_on import tab_key_leads_on
from rules.states.text_spacing import text_has_room_for_spacing

STATE_RULES: tuple[Rule, ...] = (
    content_reflows,
    text_has_room_for_spacing,
    focus_is_seen,
    tab_key_leads_on,
)
