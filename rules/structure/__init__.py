"""What a page is built of: headings, landmarks, links, tables and frames, beyond what axe-core judges."""

from auditor.model import Rule
from rules.structure.bold_heading import headings_are_headings
from rules.structure.content_heading import content_has_a_heading
from rules.structure.focus_stays import elements_keep_focus
from rules.structure.frame_names import frames_are_told_apart
from rules.structure.image_text import image_texts_are_for_people
from rules.structure.keyboard_trap import keyboard_is_let_go
from rules.structure.link_text import links_say_where_they_lead
from rules.structure.link_text_alone import links_say_by_themselves_where_they_lead
from rules.structure.list_markup import lists_are_lists
from rules.structure.main_landmark import main_content_is_met
from rules.structure.orientation import page_works_either_way_up
from rules.structure.same_links import links_called_alike_lead_alike
from rules.structure.skip_link import skip_links_arrive
from rules.structure.table_headers import header_cells_are_headers_of_something

STRUCTURE_RULES: tuple[Rule, ...] = (
    links_say_where_they_lead,
    links_say_by_themselves_where_they_lead,
    links_called_alike_lead_alike,
    skip_links_arrive,
    main_content_is_met,
    content_has_a_heading,
    headings_are_headings,
    lists_are_lists,
    header_cells_are_headers_of_something,
    image_texts_are_for_people,
    frames_are_told_apart,
    keyboard_is_let_go,
    elements_keep_focus,
    page_works_either_way_up,
)
