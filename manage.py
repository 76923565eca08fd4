#!/usr/bin/env python3
"""The one entry: `up`, `down`, `logs`, `test`, `backup`, `restore` and every Django command.

This file must parse on old Pythons, so that it can say which one is needed.
"""

import shutil
import sys


def refuse() -> None:
    """One line for a Python that cannot run the program; names a better one when there is one."""
    better = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
    mend = "%s manage.py %s" % (better[0], " ".join(sys.argv[1:])) if better else "apt-get install python3.11"
    version = ".".join(str(part) for part in sys.version_info[:3])
    line = (
        "需要 Python 3.11 至 3.13，当前是 {0}；请运行：{1}"
        " / Python 3.11 to 3.13 is needed, this is {0}; run: {1}\n"
    ).format(version, mend.strip())
    sys.stderr.buffer.write(line.encode("utf-8"))
    sys.exit(1)


if __name__ == "__main__":
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        refuse()
    from aftersales.local.entry import main  # needs the newer Python

    sys.exit(main(sys.argv))
