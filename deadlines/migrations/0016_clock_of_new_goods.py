from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deadlines', '0015_tasks_of_procurement'),
    ]

    operations = [
        migrations.AlterField(
            model_name='clock',
            name='kind',
            field=models.CharField(choices=[('reply', '答复'), ('dispatch', '派工'), ('arrive', '到场'), ('complete', '完成'), ('restore', '恢复正常'), ('commitment', '承诺'), ('callback', '回访'), ('refusal_call', '拒签回电'), ('dispatch_approval', '派工补批'), ('record', '录入'), ('report', '报送'), ('slip', '交回反馈单'), ('after_installation_call', '安装后回访'), ('delivery_call', '交付回访'), ('next_delivery_call', '交付再次回访'), ('personal_right', '个人信息请求'), ('handled', '处理'), ('substitute', '提供代用品'), ('reship', '寄出新品'), ('authority_deadline', '政府部门期限'), ('meeting_warning', '会议决议预警'), ('first_contact', '巡回服务首次联系'), ('second_notice', '巡回服务再次通知'), ('after_sales_joins', '售后介入项目'), ('handover', '项目移交'), ('supply_plan', '供电方案答复'), ('plan_objection', '供电方案异议'), ('plan_expiry', '供电方案到期'), ('plan_extension_request', '供电方案延期申请'), ('design_review', '设计文件审核'), ('drill', '应急演练'), ('remedy', '退换修履行'), ('refund', '退还货款')], max_length=32, verbose_name='种类'),
        ),
    ]
