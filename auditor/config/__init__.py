"""What the user has decided about a site, read from auditor.toml.

durations   "6 months" -> timedelta
file        the file's shape, and how its faults are told
"""

from auditor.config.file import DEFAULT_NAME, Config, Looking, read_config

__all__ = ["DEFAULT_NAME", "Config", "Looking", "read_config"]
