"""Read a list of calls that another system exported: `manage.py import_calls FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.clock import now
from org.models import User
from org.places import company
from tickets.enums import ComplaintClass, Severity, Urgency
from tickets.importing.files import BadFile, open_source
from tickets.importing.rejects import RejectFile, beside
from tickets.importing.summary import progress, summary
from tickets.management.import_run import Run, RunOptions
from tickets.models import FaultCategory
from tickets.operations.errors import IntakeRefused
from tickets.operations.importing import Settings

BATCH_SIZE = 200


class Command(BaseCommand):
    help = "导入其他系统导出的来电清单（CSV）。重复运行不会重复建单，中断后再次运行即可继续。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV 文件")
        parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")
        parser.add_argument("--encoding", default="", help="文件编码，缺省自动识别")
        parser.add_argument("--errors", type=Path, help="未导入行写入的文件，缺省放在原文件旁边")
        parser.add_argument("--class", dest="complaint_class", choices=ComplaintClass.values, default="other")
        parser.add_argument("--category", default="", help="故障类别代码")
        parser.add_argument("--severity", choices=Severity.values, default="")
        parser.add_argument("--urgency", choices=Urgency.values, default="", help="缺省按紧急词判断")
        parser.add_argument("--fault", action="store_true", help="全部作为故障报修")
        parser.add_argument("--batch-size", type=int, default=BATCH_SIZE, help="每批提交的行数")
        parser.add_argument("--as", dest="username", default="", help="以谁的名义导入，缺省为系统")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["batch_size"] < 1:
            raise CommandError(_("--batch-size 必须大于 0。"))
        places = company()
        if not places.regions:
            raise CommandError(_("公司还没有大区，请先在「单位」中建立。"))
        try:
            source = open_source(options["file"], options["encoding"])
        except BadFile as error:
            raise CommandError(str(error)) from error
        rejects = RejectFile(options["errors"] or beside(options["file"]), source.columns)
        run = Run(
            source, places, rejects, self._options(options), by=self._actor(options["username"]), at=now()
        )
        try:
            self._carry_out(run)
        except BaseException:
            rejects.abandon()
            raise

    def _carry_out(self, run: Run) -> None:
        try:
            for done in run.batches():
                self.stdout.write(progress(done))
                self.stdout.flush()
            self.stdout.write(summary(run.source, run.finish(at=now()), dry_run=run.options.dry_run))
        except IntakeRefused as error:
            raise CommandError("；".join(str(words) for words in error.errors.values())) from error
        except OSError as error:
            raise CommandError(_("无法写入未导入行的文件：%(why)s") % {"why": error}) from error
        except KeyboardInterrupt as error:
            raise CommandError(_("已中断；已提交的批次保留，再次运行即可继续。")) from error

    def _options(self, options: dict[str, Any]) -> RunOptions:
        settings = Settings(
            complaint_class=options["complaint_class"],
            severity=options["severity"],
            urgency=options["urgency"],
            fault=options["fault"],
            category=self._category(options["category"]),
        )
        return RunOptions(settings, options["batch_size"], options["dry_run"])

    def _category(self, code: str) -> FaultCategory | None:
        found = FaultCategory.objects.filter(code=code).first() if code else None
        if code and found is None:
            raise CommandError(_("没有故障类别「%(code)s」。") % {"code": code})
        return found

    def _actor(self, username: str) -> Actor:
        found = User.objects.filter(username=username, is_active=True).first() if username else None
        if username and found is None:
            raise CommandError(_("没有启用的账号「%(name)s」。") % {"name": username})
        return found or SYSTEM
