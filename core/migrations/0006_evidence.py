from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0005_backups")]
    operations = [
        migrations.AlterField(
            model_name="attachment",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("photo", "照片"),
                    ("signature", "签名"),
                    ("document", "文件"),
                    ("refusal", "拒签照片"),
                    ("evidence", "故障证据"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="attachment",
            name="content_type",
            field=models.CharField(max_length=100),
        ),
    ]
