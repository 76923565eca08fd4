"""Brings the database to this release: static files, backup, migrations, packs, calendar, demo company.

Runs inside `.venv` as `python -m aftersales.local.database`; reports its steps as JSON lines.
"""

import argparse
import json
import os

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from aftersales import env
from aftersales.local import archive, catalogues, passwords, statics
from aftersales.local.console import step
from aftersales.local.paths import home

KEPT_BACKUPS = 5


def main() -> None:
    options = _options()
    with step("编译语言文件 · compile message catalogues", report):
        catalogues.compile_changed()
    with step("载入程序 · load the program", report):
        django.setup()
        settings.WAKE_WORKERS = False  # none runs yet, and each looks for due work when it starts
    if options.static:
        with step("收集静态文件 · collect static files", report):
            statics.collect()
    migrate(backup=options.backup)
    with step("载入规则、日历、公司 · load packs, calendar, company", report):
        call_command("prepare", demo=options.demo, loopback=options.loopback)
    offer_setup_code()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", action="store_true", help="load the demo company")
    parser.add_argument("--loopback", action="store_true", help="demo sign-ins may be used")
    parser.add_argument("--backup", action="store_true", help="back up before migrating an existing database")
    parser.add_argument("--static", action="store_true", help="collect the static files")
    return parser.parse_args()


def report(name: str, seconds: float) -> None:
    """One JSON line for whoever started us."""
    print(json.dumps({"step": name, "seconds": seconds}), flush=True)


def migrate(*, backup: bool) -> None:
    """Applies what is missing; an existing database is backed up before."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return
    if backup and executor.loader.applied_migrations:
        with step("升级前备份 · back up before migrating", report):
            target = archive.automatic_name(home())
            archive.create(home(), env.text("DATABASE_URL"), target)
            archive.forget_old(home(), keep=KEPT_BACKUPS)
    with step("升级数据库 · migrate", report):
        call_command("migrate", interactive=False, verbosity=0)


def offer_setup_code() -> None:
    """As long as nobody has an account, a code makes the first visitor administrator."""
    if get_user_model().objects.exists():
        home().setup_code.unlink(missing_ok=True)
    else:
        print(json.dumps({"setup_code": passwords.setup_code(home())}), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.settings")
    main()
