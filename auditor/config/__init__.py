"""What the user has decided about a site, read from auditor.toml.

durations   "6 months" -> timedelta
file        the file's shape, and how its faults are told
sign_in     how to sign in where visitors must, with secrets from the environment
"""

from auditor.config.file import DEFAULT_NAME, Config, Looking, read_config
from auditor.config.sign_in import SignIn

__all__ = ["DEFAULT_NAME", "Config", "Looking", "SignIn", "read_config"]
