"""A file that holds values until the run ends.

It has no name, so that nothing is left of it whatever ends the program; what stands in it was written by this
run alone.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import threading
import weakref
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from auditor.errors import KeepingError

_LEVEL = 1  # of compression: a page in less than a millisecond, to a fifth of its size


class Place(NamedTuple):
    """Where in the file something stands, in bytes."""

    start: int
    length: int


def packed(value: object) -> bytes:
    """A value of the model as it is kept."""
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _LEVEL)


def unpacked(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """The value that was packed; never of what a stranger wrote."""
    return pickle.loads(zlib.decompress(data))  # noqa: S301 - packed by this run


class Spool:
    """Values in a temporary file in `folder` (None: the system's, TMPDIR).

    May be used by several threads. Raises KeepingError when the disk is full or the folder cannot be used.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._end = 0
        self._turn = threading.Lock()
        try:
            with tempfile.TemporaryFile(dir=folder) as file:
                self._file = os.dup(file.fileno())
        except OSError as error:
            raise _told(error) from error
        self.close = weakref.finalize(self, os.close, self._file)

    def keep(self, value: object) -> Place:
        return self.write(packed(value))

    def get(self, place: Place) -> Any:  # noqa: ANN401 - whatever was kept there
        return unpacked(self.read(place))

    def write(self, data: bytes) -> Place:
        """Keep what was packed elsewhere."""
        with self._turn:
            place = Place(self._end, len(data))
            view = memoryview(data)
            try:
                while view:
                    written = os.pwrite(self._file, view, place.start + len(data) - len(view))
                    view = view[written:]
            except OSError as error:
                raise _told(error) from error
            self._end += len(data)
        return place

    def read(self, place: Place) -> bytes:
        data = b""
        while len(data) < place.length:
            more = os.pread(self._file, place.length - len(data), place.start + len(data))
            if not more:
                raise KeepingError(f"what was kept in {tempfile.gettempdir()} during the audit is gone")
            data += more
        return data


def _told(error: OSError) -> KeepingError:
    return KeepingError(
        f"there is no room in {tempfile.gettempdir()} for what the audit gathers ({error.strerror}); "
        "make some, or name another folder in TMPDIR"
    )
