"""Words, labels and names are data: TOML files beside the code that reads them.

Each file is validated by a test; here they are only found and read, from a checkout and from a wheel alike.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The TOML file `name` in `package` ("rules.freshness", "promises.toml"), read once."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
