from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0011_flagged_sales"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProductLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="代码")),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
            ],
            options={
                "verbose_name": "产品线",
                "verbose_name_plural": "产品线",
                "ordering": ["code"],
            },
        ),
    ]
