"""Migration operations that put a rule of a table into the database itself."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
END $$;
"""

# Columns that a trigger names may be blanked while a customer is erased, nothing else of the row.
ERASING = """
CREATE OR REPLACE FUNCTION core_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND TG_NARGS > 0 AND current_setting('aftersales.erasing', true) = 'on' THEN
        IF to_jsonb(NEW) - TG_ARGV::text[] = to_jsonb(OLD) - TG_ARGV::text[] THEN
            RETURN NEW;
        END IF;
    END IF;
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


def allow_erasing() -> migrations.RunSQL:
    """Teach the shared function that named columns may be blanked (PRV-04)."""
    return migrations.RunSQL(ERASING, FUNCTION)


def erasable(table: str, *columns: str) -> migrations.RunSQL:
    """Name the columns of an append-only table that hold personal values."""
    named = ", ".join(f"'{column}'" for column in columns)
    drop = f"DROP TRIGGER {table}_append_only ON {table};"
    create = (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION core_refuse_change(%s);"
    )
    return migrations.RunSQL(drop + create % named, drop + create % "")
