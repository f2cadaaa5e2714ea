"""What all tables of the file have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of the file: a key that it does not know is an error, for it would be silently unheard."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)
