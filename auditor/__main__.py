"""python -m auditor"""  # noqa: D400, D415 - what is typed

from auditor.cli import main

main()
