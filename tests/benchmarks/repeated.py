"""Whether runs over the same pages say the same: the sample site, audited again and again.

    python -m tests.benchmarks.repeated [--runs 10]

Compares the JSON reports byte by byte but for the run's own times. Exit status 1 when any differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from difflib import unified_diff
from itertools import pairwise


def report() -> str:
    """The JSON report of one run of the demo, without when it began and ended."""
    command = [sys.executable, "-m", "auditor", "demo", "--format", "json", "--output", "-", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise SystemExit(done.stderr)
    told = json.loads(done.stdout)
    del told["run"]
    return json.dumps(told, indent=1, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    reports = [report() for _ in range(runs)]
    different = [
        list(unified_diff(one.splitlines(), other.splitlines(), n=2, lineterm=""))
        for one, other in pairwise(reports)
        if one != other
    ]
    findings = sum(
        len(verdict["findings"]) for page in json.loads(reports[0])["pages"] for verdict in page["verdicts"]
    )
    sys.stdout.write(f"{runs} runs, {findings} findings each; {len(different)} differ from the run before\n")
    for lines in different[:3]:
        sys.stdout.write("\n".join(lines[:60]) + "\n")
    raise SystemExit(1 if different else 0)


if __name__ == "__main__":
    main()
