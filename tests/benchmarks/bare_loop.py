"""What looking costs at least: one Selenium session that loads pages, injects axe-core and runs it.

    python -m tests.benchmarks.bare_loop FILE_OF_ADDRESSES

Prints how many pages it was through with.
"""

from __future__ import annotations

import sys
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from auditor.browser import find_chromium
from auditor.browser.page.axe import axe_core_path
from auditor.standards import AXE_TAGS

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--window-size=1280,1024",
)


def main() -> None:
    urls = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    chromium = find_chromium()
    options = ChromeOptions()
    options.binary_location = chromium.binary
    for switch in SWITCHES:
        options.add_argument(switch)
    script = axe_core_path().read_text(encoding="utf-8")
    run = f"axe.run({{runOnly: {list(AXE_TAGS)}}}).then(arguments[arguments.length - 1])"
    driver = Chrome(options=options, service=ChromeService(executable_path=chromium.driver))
    done = 0
    try:
        driver.set_script_timeout(60)
        for url in urls:
            driver.get(url)
            driver.execute_script(script)
            done += bool(driver.execute_async_script(run)["testEngine"])
    finally:
        driver.quit()
    sys.stdout.write(str(done))


if __name__ == "__main__":
    main()
