from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_linked_procedures"),
    ]

    operations = [
        # Empty for what stands already: since when that is known nobody recorded.
        migrations.AddField("offering", "recorded_at", models.DateTimeField(null=True)),
        migrations.AlterField("offering", "recorded_at", models.DateTimeField(auto_now_add=True, null=True)),
        migrations.AddField("offering", "end_recorded_at", models.DateTimeField(blank=True, null=True)),
    ]
