"""Values on disk as a sequence that is read as it is gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import overload
from weakref import WeakValueDictionary


class Kept[K, T: object](Sequence[T]):
    """What `load` reads for each of the `keys`, in their order.

    Whoever holds on to a value meets the same one again; what nobody holds is let go of.
    """

    def __init__(self, keys: Sequence[K], load: Callable[[K], T]) -> None:
        self._keys = keys
        self._load = load
        self._held: WeakValueDictionary[int, T] = WeakValueDictionary()

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self._at(position) for position in range(len(self))[index]]
        return self._at(range(len(self))[index])

    def __iter__(self) -> Iterator[T]:
        return map(self._at, range(len(self)))

    def _at(self, position: int) -> T:
        value = self._held.get(position)
        if value is None:
            value = self._load(self._keys[position])
            self._held[position] = value
        return value
