"""The tables of `warranty` as its first 12 steps leave them, made at once in an empty database."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from core.tables import CreateTables
from core.triggers import append_only, erasable


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("warranty", "0001_repairs_and_rights"),
        ("warranty", "0002_waiting_repairs"),
        ("warranty", "0003_claims_verdicts_and_quotations"),
        ("warranty", "0004_verdicts_written_once"),
        ("warranty", "0005_cases"),
        ("warranty", "0006_case_costs_written_once"),
        ("warranty", "0007_back_tests"),
        ("warranty", "0008_back_tests_written_once"),
        ("warranty", "0009_replaced_parts"),
        ("warranty", "0010_rights_without_settling"),
        ("warranty", "0011_promise_handovers"),
        ("warranty", "0012_promise_handovers_written_once"),
    ]
    dependencies = [
        ("core", "0009_fewer_indexes"),
        ("customers", "0010_products_sales_and_owners"),
        ("org", "0014_posts_of_approvals"),
        ("packs", "0003_drafts_of_versions"),
        ("tickets", "0022_merges_written_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="RepairRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fault", models.CharField(blank=True, max_length=40, verbose_name="故障")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("on_site", "上门维修"), ("factory", "返厂维修")],
                                default="on_site",
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("handed_in_on", models.DateField(verbose_name="送修日")),
                        ("returned_on", models.DateField(blank=True, null=True, verbose_name="交还日")),
                        (
                            "waiting_days",
                            models.PositiveSmallIntegerField(default=0, verbose_name="待件天数"),
                        ),
                        ("fixed", models.BooleanField(null=True, verbose_name="已修复")),
                        (
                            "asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repairs",
                                to="customers.asset",
                                verbose_name="设备",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.productpart",
                                verbose_name="部件",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repairs",
                                to="core.stream",
                            ),
                        ),
                        ("right_due_on", models.DateField(editable=False, null=True)),
                        ("waiting_since", models.DateField(blank=True, null=True, verbose_name="待件起")),
                        ("replaced", models.CharField(blank=True, max_length=40, verbose_name="更换的部件")),
                    ],
                    options={
                        "verbose_name": "维修记录",
                        "verbose_name_plural": "维修记录",
                        "ordering": ["-handed_in_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["asset", "handed_in_on"], name="repair_of_asset"),
                            models.Index(
                                condition=models.Q(("returned_on", None)), fields=["id"], name="repair_open"
                            ),
                            models.Index(
                                condition=models.Q(("returned_on", None)),
                                fields=["right_due_on"],
                                name="repair_right_due",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("returned_on", None)),
                                fields=("asset", "stream"),
                                name="repair_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returned_on", None),
                                    ("returned_on__gte", models.F("handed_in_on")),
                                    _connector="OR",
                                ),
                                name="repair_returned_after_handed_in",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RightReached",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("right", models.CharField(max_length=40, verbose_name="权利")),
                        ("on", models.DateField(verbose_name="达到日")),
                        ("rule", models.CharField(max_length=80, verbose_name="依据")),
                        ("at", models.DateTimeField(verbose_name="记录时间")),
                        (
                            "asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rights",
                                to="customers.asset",
                                verbose_name="设备",
                            ),
                        ),
                        (
                            "stream",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rights",
                                to="core.stream",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "达到的退换货权利",
                        "verbose_name_plural": "达到的退换货权利",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("asset", "right"), name="right_reached_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Judgement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("n", models.PositiveIntegerField()),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("stated", "登记质保申请"),
                                    ("facts", "产品或购买资料变化"),
                                    ("appraisal", "鉴定结果"),
                                    ("quotation", "报价变化"),
                                    ("consent", "收费同意变化"),
                                    ("commitment", "承诺记录变化"),
                                    ("repair", "维修记录变化"),
                                    ("asked", "人工重新判定"),
                                ],
                                max_length=12,
                                verbose_name="缘由",
                            ),
                        ),
                        ("packs", models.JSONField(verbose_name="依据")),
                        ("case_text", models.TextField()),
                        ("answer_text", models.TextField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                                verbose_name="政策判定",
                            ),
                        ),
                        (
                            "fallback",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                            ),
                        ),
                        (
                            "statutory",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                                verbose_name="法定判定",
                            ),
                        ),
                        (
                            "effective",
                            models.CharField(
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                                verbose_name="生效判定",
                            ),
                        ),
                        (
                            "effective_fallback",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                            ),
                        ),
                        (
                            "customer_pays",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="客户应付"),
                        ),
                        ("work_start_blocked", models.BooleanField(default=False)),
                        ("dispatch_blocked", models.BooleanField(default=False)),
                        ("terms", models.CharField(blank=True, max_length=60, verbose_name="客户版条款")),
                        ("at", models.DateTimeField(verbose_name="判定时间")),
                        ("seal", models.CharField(max_length=64)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="judgements",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "质保判定",
                        "verbose_name_plural": "质保判定",
                        "ordering": ["ticket", "n"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ticket", "n"), name="judgement_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Override",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("EXCHANGE", "换货"),
                                    ("RETURN_REFUND", "退货退款"),
                                    ("REPAIR_FREE", "免费修理"),
                                    ("REPAIR_MATERIALS_AT_COST", "免费修理，材料按成本价"),
                                    ("REPAIR_FREE_PARTS_CHARGED", "免费修理，配件收费"),
                                    ("REPAIR_FREE_TRAVEL_CHARGED", "免费修理，路费自理"),
                                    ("PAID_REPAIR", "付费修理"),
                                    ("EXCHANGE_REFUSED", "不予退换"),
                                    ("SEND_BACK", "退回产品"),
                                    ("PENDING_APPRAISAL", "待鉴定"),
                                    ("PENDING_DOCS", "待补资料"),
                                    ("PENDING_APPROVAL", "待批准"),
                                ],
                                max_length=32,
                                verbose_name="改判为",
                            ),
                        ),
                        ("reason", models.CharField(max_length=500, verbose_name="理由")),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=14, verbose_name="公司承担"),
                        ),
                        ("at", models.DateTimeField(verbose_name="改判时间")),
                        (
                            "approval",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.approval",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="改判人",
                            ),
                        ),
                        (
                            "judgement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
                                to="warranty.judgement",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="override_with_reason"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("parts", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="配件")),
                        ("labour", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="工时")),
                        ("travel", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="路费")),
                        ("total", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="合计")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("sent", "待客户答复"),
                                    ("accepted", "客户已接受"),
                                    ("declined", "客户已拒绝"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="draft",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(verbose_name="起草时间")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发送时间")),
                        (
                            "answered_way",
                            models.CharField(
                                blank=True,
                                choices=[("link", "客户链接"), ("phone", "电话"), ("desk", "当面")],
                                max_length=8,
                                verbose_name="答复方式",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                        (
                            "drafted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="报价人",
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="记录人",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="发送人",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quotations",
                                to="tickets.ticket",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "维修报价",
                        "verbose_name_plural": "维修报价",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "sent"])),
                                fields=("ticket",),
                                name="quotation_live_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "total",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("parts"), "+", models.F("labour")
                                            ),
                                            "+",
                                            models.F("travel"),
                                        ),
                                    )
                                ),
                                name="quotation_adds_up",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("state__in", ("accepted", "declined")),
                                        models.Q(("answered_way", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ("accepted", "declined")), _negated=True),
                                        ("answered_at", None),
                                        ("answered_way", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="quotation_answered_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="claim",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        (
                            "requested",
                            models.CharField(
                                choices=[("repair", "修理"), ("exchange", "换货"), ("return", "退货")],
                                default="repair",
                                max_length=10,
                                verbose_name="客户要求",
                            ),
                        ),
                        (
                            "item_kind",
                            models.CharField(
                                choices=[
                                    ("main_unit", "主机"),
                                    ("accessory", "配件"),
                                    ("consumable", "易耗品"),
                                    ("gift", "赠品"),
                                    ("bought_in_part", "外购配套件"),
                                ],
                                default="main_unit",
                                max_length=20,
                                verbose_name="物品类别",
                            ),
                        ),
                        (
                            "faulty_part",
                            models.CharField(blank=True, max_length=60, verbose_name="故障部件代码"),
                        ),
                        (
                            "cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("quality", "产品质量"),
                                    ("improper_use", "使用不当"),
                                    ("liquid", "进液"),
                                    ("unauthorised_repair", "擅自拆修"),
                                    ("natural", "自然原因"),
                                    ("human_damage", "人为损坏"),
                                    ("appearance_difference", "外观差异"),
                                ],
                                max_length=24,
                                verbose_name="故障原因",
                            ),
                        ),
                        (
                            "cause_group",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lacks_function", "不具备应当具备的性能且事先未说明"),
                                    ("below_standard", "不符合明示采用的产品标准"),
                                    ("differs", "不符合产品说明、样品表明的质量状况"),
                                ],
                                max_length=16,
                                verbose_name="质量问题类型",
                            ),
                        ),
                        (
                            "cause_detail",
                            models.CharField(blank=True, max_length=200, verbose_name="原因说明"),
                        ),
                        ("affects_use", models.BooleanField(null=True, verbose_name="影响使用")),
                        (
                            "sale_kind",
                            models.CharField(
                                blank=True,
                                choices=[("counter", "柜台购买"), ("shipped", "寄送")],
                                max_length=10,
                                verbose_name="购买方式",
                            ),
                        ),
                        (
                            "bought_on",
                            models.DateField(blank=True, null=True, verbose_name="客户说明的购买日期"),
                        ),
                        (
                            "received_on",
                            models.DateField(blank=True, null=True, verbose_name="客户说明的收货日期"),
                        ),
                        (
                            "card_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="保修卡期限（月）"
                            ),
                        ),
                        (
                            "contract_months",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="合同质保期（月）"
                            ),
                        ),
                        (
                            "documents_present",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("maker_report", "厂家检测报告"),
                                        ("outer_packaging", "外包装"),
                                        ("accessories", "配件"),
                                        ("manual", "说明书"),
                                        ("warranty_card", "保修卡"),
                                        ("invoice", "发票"),
                                        ("delivery_note", "送货单"),
                                        ("reason_statement", "原因说明"),
                                        ("contract", "合同"),
                                        ("delivery_receipt", "收货单"),
                                        ("product", "产品"),
                                        ("charger", "充电器"),
                                        ("data_cable", "数据线"),
                                        ("earphone", "耳机"),
                                        ("battery", "电池"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                null=True,
                                size=None,
                                verbose_name="现有资料",
                            ),
                        ),
                        (
                            "parcel_contents",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("maker_report", "厂家检测报告"),
                                        ("outer_packaging", "外包装"),
                                        ("accessories", "配件"),
                                        ("manual", "说明书"),
                                        ("warranty_card", "保修卡"),
                                        ("invoice", "发票"),
                                        ("delivery_note", "送货单"),
                                        ("reason_statement", "原因说明"),
                                        ("contract", "合同"),
                                        ("delivery_receipt", "收货单"),
                                        ("product", "产品"),
                                        ("charger", "充电器"),
                                        ("data_cable", "数据线"),
                                        ("earphone", "耳机"),
                                        ("battery", "电池"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                null=True,
                                size=None,
                                verbose_name="随包裹寄来",
                            ),
                        ),
                        (
                            "supplied_accessories",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("maker_report", "厂家检测报告"),
                                        ("outer_packaging", "外包装"),
                                        ("accessories", "配件"),
                                        ("manual", "说明书"),
                                        ("warranty_card", "保修卡"),
                                        ("invoice", "发票"),
                                        ("delivery_note", "送货单"),
                                        ("reason_statement", "原因说明"),
                                        ("contract", "合同"),
                                        ("delivery_receipt", "收货单"),
                                        ("product", "产品"),
                                        ("charger", "充电器"),
                                        ("data_cable", "数据线"),
                                        ("earphone", "耳机"),
                                        ("battery", "电池"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                null=True,
                                size=None,
                                verbose_name="购买时随附配件",
                            ),
                        ),
                        (
                            "appearance_damage",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("shell", "外壳"),
                                        ("antenna", "天线"),
                                        ("display", "显示屏"),
                                        ("lens", "镜面"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                null=True,
                                size=None,
                                verbose_name="外观受损",
                            ),
                        ),
                        (
                            "appraisal_by",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("maker_centre", "厂家指定检测点"),
                                    ("company_engineer", "公司工程师"),
                                    ("phone", "电话判断"),
                                ],
                                max_length=20,
                                verbose_name="鉴定人",
                            ),
                        ),
                        (
                            "appraisal_finding",
                            models.CharField(
                                blank=True,
                                choices=[("quality", "属质量问题"), ("not_quality", "不属质量问题")],
                                max_length=12,
                                verbose_name="鉴定结论",
                            ),
                        ),
                        ("appraisal_on", models.DateField(blank=True, null=True, verbose_name="鉴定日期")),
                        ("local_centre", models.BooleanField(null=True, verbose_name="当地有指定检测点")),
                        ("goods_sent_in", models.BooleanField(default=False, verbose_name="产品已寄来")),
                        (
                            "special_replacement",
                            models.BooleanField(default=False, verbose_name="申请特殊更换"),
                        ),
                        ("damaged_part_kept", models.BooleanField(null=True, verbose_name="损坏件已保留")),
                        ("on_site_visit", models.BooleanField(null=True, verbose_name="上门服务")),
                        (
                            "labour",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="工时费"
                            ),
                        ),
                        (
                            "parts_cost",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="配件成本价",
                            ),
                        ),
                        (
                            "parts_list",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                verbose_name="配件零售价",
                            ),
                        ),
                        (
                            "travel",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="路费"
                            ),
                        ),
                        (
                            "visit_fee",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="上门费"
                            ),
                        ),
                        ("stated_at", models.DateTimeField(verbose_name="填写时间")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "appraisal_report",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                                verbose_name="检测报告",
                            ),
                        ),
                        (
                            "part",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.productpart",
                                verbose_name="故障部件",
                            ),
                        ),
                        (
                            "stated_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="填写人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "质保申请",
                        "verbose_name_plural": "质保申请",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("appraisal_by", ""), ("appraisal_finding", "")),
                                    models.Q(
                                        models.Q(("appraisal_by", ""), _negated=True),
                                        models.Q(("appraisal_finding", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="claim_appraisal_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cause_group", ""), ("cause__in", ("", "quality")), _connector="OR"
                                ),
                                name="claim_trigger_is_of_quality",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "stream",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="core.stream",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("exchange", "寄回换货"),
                                    ("return", "退货退款"),
                                    ("factory_repair", "返厂维修"),
                                    ("onsite_exchange", "上门换货"),
                                ],
                                max_length=16,
                                verbose_name="方式",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("announced", "待寄回"),
                                    ("documents", "待补资料"),
                                    ("in_transit", "寄回途中"),
                                    ("received", "已收货待鉴定"),
                                    ("appraised", "已鉴定待决定"),
                                    ("decided", "已决定待办理"),
                                    ("shipped", "已发出"),
                                    ("refunded", "已退款"),
                                    ("sent_back", "已退回原物"),
                                    ("closed", "已结案"),
                                    ("cancelled", "已取消"),
                                ],
                                default="announced",
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("called_at", models.DateTimeField(null=True, verbose_name="热线来电时间")),
                        ("send_to", models.CharField(blank=True, max_length=300, verbose_name="寄送地址")),
                        (
                            "local_centre",
                            models.BooleanField(default=False, verbose_name="当地有厂家指定检测点"),
                        ),
                        (
                            "supplied",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                default=list,
                                size=None,
                                verbose_name="随机配件",
                            ),
                        ),
                        (
                            "missing",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                default=list,
                                size=None,
                                verbose_name="缺少",
                            ),
                        ),
                        (
                            "finding",
                            models.CharField(
                                blank=True,
                                choices=[("quality", "属质量问题"), ("not_quality", "不属质量问题")],
                                max_length=12,
                                verbose_name="鉴定结论",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("new_goods", "换发新品"),
                                    ("refund", "退款"),
                                    ("repaired", "修好寄回"),
                                    ("send_back", "退回原物"),
                                ],
                                max_length=12,
                                verbose_name="决定",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="决定说明")),
                        (
                            "price",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="原价"
                            ),
                        ),
                        (
                            "depreciation",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="折旧费"
                            ),
                        ),
                        (
                            "refund",
                            models.DecimalField(
                                decimal_places=2, max_digits=12, null=True, verbose_name="退款金额"
                            ),
                        ),
                        ("payment", models.CharField(blank=True, max_length=60, verbose_name="付款凭证号")),
                        ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                        ("opened_at", models.DateTimeField(verbose_name="立案时间")),
                        ("received_at", models.DateTimeField(null=True, verbose_name="收货时间")),
                        ("fulfilled_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                        ("closed_at", models.DateTimeField(null=True, verbose_name="结案时间")),
                        (
                            "cancel_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="取消原因"),
                        ),
                        ("next_due_at", models.DateTimeField(null=True, verbose_name="最近时限")),
                        (
                            "approval",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.approval",
                            ),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.call",
                                verbose_name="通话",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="tickets.contactlog",
                                verbose_name="电话联系记录",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "judgement",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="warranty.judgement",
                                verbose_name="依据的判定",
                            ),
                        ),
                        (
                            "new_asset",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="customers.asset",
                                verbose_name="新机",
                            ),
                        ),
                        (
                            "old_asset",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="customers.asset",
                                verbose_name="原机",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="org.unit",
                                verbose_name="地区",
                            ),
                        ),
                        (
                            "ticket",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="tickets.ticket",
                                verbose_name="工单",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "退换与返修",
                        "verbose_name_plural": "退换与返修",
                        "indexes": [
                            models.Index(fields=["-opened_at", "-stream"], name="case_recent"),
                            models.Index(
                                fields=["region", "-opened_at", "-stream"], name="case_region_recent"
                            ),
                            models.Index(
                                fields=["project", "-opened_at", "-stream"], name="case_project_recent"
                            ),
                            models.Index(
                                condition=models.Q(("closed_at", None), ("next_due_at__isnull", False)),
                                fields=["next_due_at", "stream"],
                                name="case_open_due",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["exchange", "onsite_exchange"]), _negated=True),
                                    ("called_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="case_exchange_after_call",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_at__isnull", False), ("state__in", ["cancelled", "closed"])
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ["cancelled", "closed"]), _negated=True),
                                        ("closed_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_ended_with_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["decided", "refunded", "sent_back", "shipped"]),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        models.Q(("outcome", ""), _negated=True),
                                        ("decided_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_carried_out_after_decision",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "new_goods"), ("state", "shipped"), _negated=True),
                                    ("new_asset__isnull", False),
                                    _connector="OR",
                                ),
                                name="case_new_goods_are_a_unit",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancel_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="case_cancelled_with_reason",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at", None)),
                                fields=("old_asset",),
                                name="case_open_once_per_unit",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appraisal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "appraiser",
                            models.CharField(
                                choices=[
                                    ("maker_centre", "厂家指定检测点"),
                                    ("company_engineer", "公司工程师"),
                                    ("phone", "电话判断"),
                                ],
                                max_length=16,
                                verbose_name="鉴定方",
                            ),
                        ),
                        (
                            "finding",
                            models.CharField(
                                choices=[("quality", "属质量问题"), ("not_quality", "不属质量问题")],
                                max_length=12,
                                verbose_name="结论",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="鉴定日期")),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="core.attachment",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisals",
                                to="warranty.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseCost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "bearer",
                            models.CharField(
                                choices=[("company", "公司"), ("customer", "客户"), ("supplier", "供应商")],
                                max_length=8,
                                verbose_name="承担方",
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[
                                    ("inbound_freight", "寄回运费"),
                                    ("outbound_freight", "发出运费"),
                                    ("goods", "换发商品"),
                                    ("refund", "退款"),
                                    ("repair", "修理"),
                                    ("appraisal", "鉴定"),
                                ],
                                max_length=16,
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(decimal_places=2, max_digits=12, verbose_name="金额（元）"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="warranty.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="case_cost_of_something",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Parcel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[("in", "客户寄来"), ("out", "公司发出")],
                                max_length=3,
                                verbose_name="方向",
                            ),
                        ),
                        ("carrier", models.CharField(blank=True, max_length=60, verbose_name="承运公司")),
                        ("tracking", models.CharField(blank=True, max_length=60, verbose_name="运单号")),
                        (
                            "freight",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=10,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="运费（元）",
                            ),
                        ),
                        (
                            "contents",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=20),
                                null=True,
                                size=None,
                                verbose_name="内有",
                            ),
                        ),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="寄出时间")),
                        ("received_at", models.DateTimeField(null=True, verbose_name="收到时间")),
                        ("at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parcels",
                                to="warranty.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_at", None),
                                    ("received_at", None),
                                    ("received_at__gte", models.F("sent_at")),
                                    _connector="OR",
                                ),
                                name="parcel_received_after_sent",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BackTest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("revision", models.PositiveIntegerField()),
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(verbose_name="至")),
                        ("figures", models.JSONField()),
                        ("at", models.DateTimeField(verbose_name="计算时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="计算人",
                            ),
                        ),
                        (
                            "draft",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="back_tests",
                                to="packs.packdraft",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseHandover",
                    fields=[
                        (
                            "ticket",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="promise_handover",
                                serialize=False,
                                to="tickets.ticket",
                            ),
                        ),
                        ("handed_on", models.DateField(verbose_name="交接日期")),
                        ("at", models.DateTimeField(verbose_name="记录时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="交接人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "承诺交接",
                        "verbose_name_plural": "承诺交接",
                    },
                ),
            ]
        ),
        append_only("warranty_judgement"),
        append_only("warranty_override"),
        erasable("warranty_override", "reason"),
        append_only("warranty_appraisal"),
        erasable("warranty_appraisal", "note"),
        append_only("warranty_casecost"),
        erasable("warranty_casecost", "note"),
        append_only("warranty_backtest"),
        append_only("warranty_promisehandover"),
    ]
