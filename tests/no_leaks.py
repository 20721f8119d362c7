# Checks that no file names a path of the machine it was written on or the host of a package registry.
import re

from house import lines_of, project_files, report

LEAK = re.compile(
    r"(^|[^A-Za-z0-9_.$}])/(work|root|farm|tmp/bash_jobs)/"
    r"|pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian\.org|repo1?\.maven|proxy\.golang|static\.crates"
)

report(
    [
        f"{path}:{number}: {line.strip()[:160]}"
        for path in project_files()
        for number, line in lines_of(path)
        if LEAK.search(line)
    ],
    "machine paths and registry hosts",
)
