namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>The role for reports belongs to the whole server, its rights to this database.</summary>
static class PostgresReporting
{
    public const string IsGranted = """
        select case when to_regrole('twin_reader') is null then false else has_schema_privilege('twin_reader', 'reporting', 'usage') and not exists (
            select 1 from pg_class where relnamespace = 'reporting'::regnamespace and relkind = 'v' and not has_table_privilege('twin_reader', oid, 'select'))
        end
        """;

    // Another database of the same server may make the role at the same moment.
    public const string Grant = """
        do $$ begin
            if to_regrole('twin_reader') is null then
                create role twin_reader nologin;
            end if;
        exception when duplicate_object or unique_violation then
            null;
        end $$;
        grant usage on schema reporting to twin_reader;
        grant select on all tables in schema reporting to twin_reader;
        """;
}
