"""Rules about films and sound."""

from rules.media.video_captions import films_have_captions

MEDIA_RULES = (films_have_captions,)
