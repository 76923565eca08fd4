"""Articles are found by an index of their words."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from core.search import bigrams, initials

PARTS = ("title", "product", "category", "problem", "cause", "solution")


def fill(apps, schema_editor):
    """The index words of the articles that stand already."""
    for article in apps.get_model("knowledge", "Article").objects.iterator():
        text = " ".join(getattr(article, part) for part in PARTS)
        article.search_words = sorted({*bigrams(text), *initials(article.title)})
        article.save(update_fields=["search_words"])


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_articles_notices_norms")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="search_words",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=100), default=list, editable=False, size=None
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_words"], name="article_words"),
        ),
    ]
