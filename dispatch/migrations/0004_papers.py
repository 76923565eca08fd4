import django.db.models.deletion
from django.db import migrations, models

from core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0003_field_exceptions"),
        ("tickets", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="FormPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=24, unique=True, verbose_name="单号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dispatch_order", "派工单"),
                            ("feedback_slip", "客户意见反馈单"),
                            ("installation", "安装单"),
                            ("quality_slip", "产品质量处理单"),
                            ("quality_opinion", "客户产品质量处理意见表"),
                            ("feedback_form", "售后信息反馈意见表"),
                            ("handling_slip", "客户服务处理单"),
                            ("phone_record", "电话服务记录"),
                            ("service_report", "服务报告"),
                            ("satisfaction", "满意度调查表"),
                            ("rescue_slip", "紧急救援单"),
                            ("rescue_record", "救援记录"),
                            ("vehicle_task", "任务委托书"),
                            ("vehicle_acceptance", "车辆安装验收单"),
                        ],
                        max_length=20,
                        verbose_name="单据",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="开具时间")),
                ("made_by_id", models.BigIntegerField(null=True)),
                ("made_by_name", models.CharField(max_length=80, verbose_name="开具人")),
                (
                    "order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="dispatch.workorder",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "verbose_name": "单据",
                "verbose_name_plural": "单据",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("order__isnull", False)),
                        fields=("order", "kind"),
                        name="paper_once_per_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("order", None)),
                        fields=("ticket", "kind"),
                        name="paper_once_per_ticket",
                    ),
                ],
            },
        ),
        append_only("dispatch_formpaper"),
    ]
