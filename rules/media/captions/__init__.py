"""Rules about caption files: what a page's text tracks point to, as it was fetched.

webvtt      a file's text -> cues, and what a browser leaves out
formats     what a file is that is no WebVTT
tracks      the caption files of a page
automatic   what tells that a computer wrote the words
languages   which language the words are in
"""

from rules.media.captions.captions_complete import captions_follow_the_film
from rules.media.captions.captions_language import tracks_declare_their_language
from rules.media.captions.captions_readable import captions_can_be_read_in_time
from rules.media.captions.captions_valid import caption_files_can_be_read

CAPTION_RULES = (
    caption_files_can_be_read,
    captions_follow_the_film,
    captions_can_be_read_in_time,
    tracks_declare_their_language,
)
