"""Writes its process number and becomes the command: python noted.py FILE COMMAND…"""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    draft = Path(f"{sys.argv[1]}.new")
    draft.write_text(str(os.getpid()), encoding="utf-8")
    draft.rename(sys.argv[1])
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 -- the same process goes on as the command
