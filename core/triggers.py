"""Migration operations that put a rule of a table into the database itself."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
END $$;
"""


def create_function() -> migrations.RunSQL:
    """The trigger function that all append-only tables share."""
    return migrations.RunSQL(FUNCTION, "DROP FUNCTION core_refuse_change()")


def append_only(table: str) -> migrations.RunSQL:
    """Refuse UPDATE and DELETE on a table (TKT-33)."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION core_refuse_change()",
        f"DROP TRIGGER {table}_append_only ON {table}",
    )
