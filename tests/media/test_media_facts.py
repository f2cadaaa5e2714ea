"""What a browser knows is brought to the film that it is about, or to none."""

from __future__ import annotations

from auditor.media import read_media
from auditor.model import MediaFacts, Medium, MediumKind
from auditor.testing import page_from

SITE = "https://exempelby.example/"


def known(html: str, *facts: MediaFacts) -> tuple[Medium, ...]:
    return read_media(page_from(html), facts)


def fact(
    file: str, duration: float, *, has_sound: bool = True, has_picture: bool | None = True
) -> MediaFacts:
    return MediaFacts(source=SITE + file, duration=duration, has_sound=has_sound, has_picture=has_picture)


def test_facts_come_in_document_order() -> None:
    film, sound = known(
        "<video src=a.mp4></video><audio src=b.mp3></audio>",
        fact("a.mp4", 10),
        fact("b.mp3", 20, has_picture=None),
    )

    assert (film.duration, film.has_sound, film.has_picture, film.loads) == (10, True, True, True)
    assert (sound.duration, sound.has_picture) == (20, False)


def test_what_a_browser_does_not_count_has_no_facts() -> None:
    first, second, third = known(
        "<noscript><video src=n.mp4></video></noscript><template><video src=t.mp4></video></template>"
        "<video src=a.mp4></video>",
        fact("a.mp4", 10),
    )

    assert (first.duration, second.duration, third.duration) == (None, None, 10)


def test_facts_of_another_file_are_not_believed() -> None:
    (film,) = known("<video src=a.mp4></video>", fact("b.mp4", 10))

    assert film.duration is None


def test_facts_find_their_film_when_the_page_has_changed() -> None:
    first, second = known("<video src=ny.mp4></video><video src=a.mp4></video>", fact("a.mp4", 10))

    assert (first.duration, second.duration) == (None, 10)


def test_a_fragment_is_part_of_the_address_and_not_of_the_file() -> None:
    (film,) = known("<video src='a.mp4#t=8,10'></video>", fact("a.mp4#t=8,10", 14))

    assert (film.duration, film.url) == (14, SITE + "a.mp4#t=8,10")


def test_a_film_whose_file_a_script_chose_has_the_facts_of_its_place() -> None:
    (film,) = known("<video></video>", fact("a.mp4", 10))

    assert (film.duration, film.url) == (10, SITE + "a.mp4")


def test_a_film_without_a_picture_is_a_sound() -> None:
    (sound,) = known("<video controls src=a.mp4></video>", fact("a.mp4", 10, has_picture=False))

    assert sound.kind is MediumKind.SOUND


def test_what_could_not_be_loaded_says_so() -> None:
    (film,) = known("<video src=a.mp4></video>", MediaFacts(source=SITE + "a.mp4", error=True))

    assert film.loads is False


def test_a_film_that_had_not_come_in_time_is_unknown() -> None:
    (film,) = known("<video src=a.mp4></video>", MediaFacts(source=SITE + "a.mp4"))

    assert film.loads is None


def test_a_player_that_a_script_has_muted_is_muted() -> None:
    (film,) = known("<video autoplay src=a.mp4></video>", MediaFacts(source=SITE + "a.mp4", is_muted=True))

    assert film.is_muted is True


def test_where_scripts_run_and_nobody_looked_muting_is_unknown() -> None:
    (film,) = known("<script>x()</script><video autoplay src=a.mp4></video>")

    assert film.is_muted is None
