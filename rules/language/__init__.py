"""In which language a page is written, how hard it is to read, and whether its names say what it is."""

from auditor.model import Rule
from rules.language.heading_describes import headings_say_what_follows
from rules.language.page_language import page_is_in_the_language_it_states
from rules.language.page_title import title_says_what_the_page_is
from rules.language.passage_language import foreign_passages_say_their_language
from rules.language.readability import text_is_not_very_hard_to_read
from rules.language.text_visual_reference import instructions_do_not_rest_on_looks
from rules.language.unclosed_quote import quotations_that_begin_also_end

LANGUAGE_RULES: tuple[Rule, ...] = (
    page_is_in_the_language_it_states,
    foreign_passages_say_their_language,
    title_says_what_the_page_is,
    headings_say_what_follows,
    text_is_not_very_hard_to_read,
    quotations_that_begin_also_end,
    instructions_do_not_rest_on_looks,
)
