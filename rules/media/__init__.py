"""Rules about films and sound.

films, wording, places     which films a rule is about, what they are called, where they stand
alternatives               what the page offers instead of a film or a sound
announcements              where a text announces a film
captions                   rules about caption files
"""

from auditor.model import Rule
from rules.media.audio_transcript import recorded_speech_can_be_read
from rules.media.captions import CAPTION_RULES
from rules.media.film_announced import announced_films_are_there
from rules.media.film_plays import films_can_be_played
from rules.media.media_autoplay import nothing_sounds_by_itself
from rules.media.player_name import players_are_called_what_they_play
from rules.media.video_alternative import films_can_be_had_without_seeing
from rules.media.video_captions import films_have_captions

MEDIA_RULES: tuple[Rule, ...] = (
    films_have_captions,
    *CAPTION_RULES,
    films_can_be_had_without_seeing,
    recorded_speech_can_be_read,
    nothing_sounds_by_itself,
    players_are_called_what_they_play,
    films_can_be_played,
    announced_films_are_there,
)
