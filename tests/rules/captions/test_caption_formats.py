"""What stands where a caption file should."""

from __future__ import annotations

import pytest

from rules.media.captions.formats import Format, format_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WEBVTT\n", Format.WEBVTT),
        ("1\n00:00:01,000 --> 00:00:02,000\nHej!\n", Format.SUBRIP),
        ("\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\nHej!\r\n", Format.SUBRIP),
        ('<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml">', Format.TTML),
        ('<?xml version="1.0"?><tt:tt xmlns:tt="http://www.w3.org/ns/ttml">', Format.TTML),
        ("[Script Info]\nTitle: Museet\n", Format.SUBSTATION),
        ("<!DOCTYPE html><title>Logga in</title>", Format.HTML),
        ("<!-- Exempelby --><html lang='sv'>", Format.HTML),
        ("00:01.000 --> 00:02.000\nHej!\n", Format.HEADLESS),
        ("Webvtt\n\n00:00:01.000 --> 00:00:02.000\nHej!\n", Format.HEADLESS),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nHej!\n".encode("utf-16").decode("utf-8", "replace"),
            Format.UTF_16,
        ),
        ("", Format.EMPTY),
        (" \r\n\ufeff".strip("\ufeff"), Format.EMPTY),
        ("Hej och välkommen till museet.", Format.UNKNOWN),
        ('{"error": "not found"}', Format.UNKNOWN),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_beginning(text: str, kind: Format) -> None:
    assert format_of(text) is kind


@pytest.mark.parametrize("piece", [" ", "<", "<!--", "1:", "00:00", "\n", "\0", "[Script", "<!-- -->"])
def test_a_large_odd_file_is_no_trouble(piece: str) -> None:
    assert format_of(piece * 300_000) in Format
