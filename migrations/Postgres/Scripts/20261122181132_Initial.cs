using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "fleet");

            migrationBuilder.EnsureSchema(
                name: "telemetry");

            migrationBuilder.EnsureSchema(
                name: "governance");

            migrationBuilder.EnsureSchema(
                name: "dashboards");

            migrationBuilder.EnsureSchema(
                name: "modelops");

            migrationBuilder.EnsureSchema(
                name: "enablement");

            migrationBuilder.EnsureSchema(
                name: "sample_plant");

            migrationBuilder.EnsureSchema(
                name: "outcomes");

            migrationBuilder.EnsureSchema(
                name: "modelling");

            migrationBuilder.CreateTable(
                name: "agent_report",
                schema: "fleet",
                columns: table => new
                {
                    agent = table.Column<Guid>(type: "uuid", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    software = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    waiting_batches = table.Column<long>(type: "bigint", nullable: false),
                    waiting_bytes = table.Column<long>(type: "bigint", nullable: false),
                    oldest_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_batches = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agent_report", x => x.agent);
                });

            migrationBuilder.CreateTable(
                name: "allowed_endpoint",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network = table.Column<string>(type: "text", nullable: false),
                    port = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allowed_endpoint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                schema: "governance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    prefix = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_used = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_leaf",
                schema: "governance",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    time = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_kind = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    twin = table.Column<Guid>(type: "uuid", nullable: false),
                    arguments = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    refused = table.Column<bool>(type: "boolean", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_leaf", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                schema: "modelops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    usual = table.Column<double>(type: "double precision", nullable: false),
                    low = table.Column<double>(type: "double precision", nullable: false),
                    high = table.Column<double>(type: "double precision", nullable: false),
                    now = table.Column<double>(type: "double precision", nullable: false),
                    magnitude = table.Column<double>(type: "double precision", nullable: true),
                    percent_of_usual = table.Column<double>(type: "double precision", nullable: true),
                    trend = table.Column<string>(type: "text", nullable: false),
                    since_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    since_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    chance_alarms = table.Column<double>(type: "double precision", nullable: false),
                    told = table.Column<bool>(type: "boolean", nullable: false),
                    compared_with = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "grant",
                schema: "governance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_kind = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "insight",
                schema: "enablement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    cause = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    arguments = table.Column<string>(type: "text", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    occurrences = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    open_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insight", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "installation",
                schema: "sample_plant",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    installed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    steps_done = table.Column<int>(type: "integer", nullable: false),
                    batches = table.Column<int>(type: "integer", nullable: false),
                    spans = table.Column<string>(type: "text", nullable: false),
                    ports = table.Column<string>(type: "text", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "installation_fact",
                schema: "governance",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_fact", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "key_ring",
                schema: "governance",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_key_ring", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "model",
                schema: "modelops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    change_on = table.Column<DateOnly>(type: "date", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    health = table.Column<string>(type: "text", nullable: false),
                    learned = table.Column<int>(type: "integer", nullable: false),
                    last_scored = table.Column<DateOnly>(type: "date", nullable: true),
                    chance_alarms = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "governance",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    sample = table.Column<bool>(type: "boolean", nullable: false),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signal_watch",
                schema: "modelops",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_us = table.Column<long>(type: "bigint", nullable: false),
                    first = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reference_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cursor = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    learned = table.Column<int>(type: "integer", nullable: false),
                    usual_low = table.Column<double>(type: "double precision", nullable: true),
                    usual_middle = table.Column<double>(type: "double precision", nullable: true),
                    usual_high = table.Column<double>(type: "double precision", nullable: true),
                    chance_alarms = table.Column<double>(type: "double precision", nullable: false),
                    compared_with = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    state = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_watch", x => x.signal_id);
                });

            migrationBuilder.CreateTable(
                name: "site_calendar",
                schema: "telemetry",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_site_calendar", x => x.site_id);
                });

            migrationBuilder.CreateTable(
                name: "team",
                schema: "enablement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "twin",
                schema: "modelling",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type_id = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    properties = table.Column<string>(type: "text", nullable: false),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sample = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retired_with = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_twin", x => x.id);
                    table.ForeignKey(
                        name: "FK_twin_twin_parent_id",
                        column: x => x.parent_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "twin_type",
                schema: "modelling",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    built_in = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_twin_type", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "use_case",
                schema: "outcomes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sponsor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    target_date = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_amount = table.Column<long>(type: "bigint", nullable: true),
                    unit_currency = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_use_case", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change",
                schema: "governance",
                columns: table => new
                {
                    leaf = table.Column<long>(type: "bigint", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change", x => new { x.leaf, x.ordinal });
                    table.ForeignKey(
                        name: "FK_change_audit_leaf_leaf",
                        column: x => x.leaf,
                        principalSchema: "governance",
                        principalTable: "audit_leaf",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "insight_delivery",
                schema: "enablement",
                columns: table => new
                {
                    insight_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insight_delivery", x => new { x.insight_id, x.team_id });
                    table.ForeignKey(
                        name: "FK_insight_delivery_insight_insight_id",
                        column: x => x.insight_id,
                        principalSchema: "enablement",
                        principalTable: "insight",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "insight_step",
                schema: "enablement",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    insight_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    found = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insight_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_insight_step_insight_insight_id",
                        column: x => x.insight_id,
                        principalSchema: "enablement",
                        principalTable: "insight",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "model_score",
                schema: "modelops",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    measured = table.Column<double>(type: "double precision", nullable: false),
                    predicted = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_score", x => new { x.model_id, x.day });
                    table.ForeignKey(
                        name: "FK_model_score_model_model_id",
                        column: x => x.model_id,
                        principalSchema: "modelops",
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "model_version",
                schema: "modelops",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    fit = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    cv_rmse = table.Column<double>(type: "double precision", nullable: false),
                    artefact = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_model_version", x => new { x.model_id, x.number });
                    table.ForeignKey(
                        name: "FK_model_version_model_model_id",
                        column: x => x.model_id,
                        principalSchema: "modelops",
                        principalTable: "model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_claim",
                schema: "governance",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_claim", x => x.id);
                    table.ForeignKey(
                        name: "FK_person_claim_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "governance",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_login",
                schema: "governance",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_person_login_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "governance",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_token",
                schema: "governance",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_person_token_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "governance",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_member",
                schema: "enablement",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_member", x => new { x.team_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_team_member_team_team_id",
                        column: x => x.team_id,
                        principalSchema: "enablement",
                        principalTable: "team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "team_shift",
                schema: "enablement",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    starts = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_shift", x => new { x.team_id, x.day, x.starts });
                    table.ForeignKey(
                        name: "FK_team_shift_team_team_id",
                        column: x => x.team_id,
                        principalSchema: "enablement",
                        principalTable: "team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dashboard",
                schema: "dashboards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shared_with = table.Column<string>(type: "text", nullable: false),
                    widgets = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dashboard", x => x.id);
                    table.ForeignKey(
                        name: "FK_dashboard_twin_twin_id",
                        column: x => x.twin_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "relationship",
                schema: "modelling",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_relationship", x => x.id);
                    table.ForeignKey(
                        name: "FK_relationship_twin_source_id",
                        column: x => x.source_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_relationship_twin_target_id",
                        column: x => x.target_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "signal",
                schema: "modelling",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    element = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal", x => x.id);
                    table.ForeignKey(
                        name: "FK_signal_twin_twin_id",
                        column: x => x.twin_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "source",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    driver = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    secrets = table.Column<string>(type: "text", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    writes_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source", x => x.id);
                    table.ForeignKey(
                        name: "FK_source_twin_twin_id",
                        column: x => x.twin_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kpi",
                schema: "outcomes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    use_case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    comparison_id = table.Column<Guid>(type: "uuid", nullable: true),
                    inputs = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    baseline_from = table.Column<DateOnly>(type: "date", nullable: false),
                    baseline_to = table.Column<DateOnly>(type: "date", nullable: false),
                    change_on = table.Column<DateOnly>(type: "date", nullable: false),
                    target_change = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kpi", x => x.id);
                    table.ForeignKey(
                        name: "FK_kpi_use_case_use_case_id",
                        column: x => x.use_case_id,
                        principalSchema: "outcomes",
                        principalTable: "use_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "binding",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    scale = table.Column<double>(type: "double precision", nullable: false),
                    offset = table.Column<double>(type: "double precision", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    deadband = table.Column<double>(type: "double precision", nullable: true),
                    deadband_is_percent = table.Column<bool>(type: "boolean", nullable: false),
                    heartbeat_ms = table.Column<long>(type: "bigint", nullable: true),
                    interval_ms = table.Column<long>(type: "bigint", nullable: true),
                    write_least = table.Column<double>(type: "double precision", nullable: true),
                    write_most = table.Column<double>(type: "double precision", nullable: true),
                    write_step = table.Column<double>(type: "double precision", nullable: true),
                    write_interval_ms = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_binding", x => x.id);
                    table.ForeignKey(
                        name: "FK_binding_signal_signal_id",
                        column: x => x.signal_id,
                        principalSchema: "modelling",
                        principalTable: "signal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_binding_source_source_id",
                        column: x => x.source_id,
                        principalSchema: "telemetry",
                        principalTable: "source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                schema: "modelling",
                table: "twin",
                columns: new[] { "id", "name", "name_key", "parent_id", "path", "properties", "retired_at", "retired_with", "sample", "since", "type_id", "version" },
                values: new object[] { new Guid("00000000-0000-7000-8000-000000000000"), "", "", new Guid("00000000-0000-7000-8000-000000000000"), "/", "{}", null, null, false, new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), "dtmi:aiot:twin:Root;1", 1 });

            migrationBuilder.CreateIndex(
                name: "IX_api_key_hash",
                schema: "governance",
                table: "api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_name",
                schema: "governance",
                table: "api_key",
                column: "name",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_leaf_time",
                schema: "governance",
                table: "audit_leaf",
                column: "time");

            migrationBuilder.CreateIndex(
                name: "IX_audit_leaf_twin_number",
                schema: "governance",
                table: "audit_leaf",
                columns: new[] { "twin", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_binding_signal",
                schema: "telemetry",
                table: "binding",
                column: "signal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_binding_source_id",
                schema: "telemetry",
                table: "binding",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "IX_change_entity_entity_id",
                schema: "governance",
                table: "change",
                columns: new[] { "entity", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_dashboard_twin_id_name_key",
                schema: "dashboards",
                table: "dashboard",
                columns: new[] { "twin_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_finding_ended_at",
                schema: "modelops",
                table: "finding",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_finding_subject_id",
                schema: "modelops",
                table: "finding",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_grant_principal_id_role_twin_id",
                schema: "governance",
                table: "grant",
                columns: new[] { "principal_id", "role", "twin_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_insight_due_at",
                schema: "enablement",
                table: "insight",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_insight_open_key",
                schema: "enablement",
                table: "insight",
                column: "open_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_insight_twin_id",
                schema: "enablement",
                table: "insight",
                column: "twin_id");

            migrationBuilder.CreateIndex(
                name: "IX_insight_delivery_team_id",
                schema: "enablement",
                table: "insight_delivery",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "IX_insight_step_insight_id_person_id_to",
                schema: "enablement",
                table: "insight_step",
                columns: new[] { "insight_id", "person_id", "to" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kpi_use_case_id_position",
                schema: "outcomes",
                table: "kpi",
                columns: new[] { "use_case_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_model_key",
                schema: "modelops",
                table: "model",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "governance",
                table: "person",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                schema: "governance",
                table: "person",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_claim_user_id",
                schema: "governance",
                table: "person_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_person_login_user_id",
                schema: "governance",
                table: "person_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_relationship_source_id_name_target_id",
                schema: "modelling",
                table: "relationship",
                columns: new[] { "source_id", "name", "target_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_relationship_target_id",
                schema: "modelling",
                table: "relationship",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_signal_name",
                schema: "modelling",
                table: "signal",
                columns: new[] { "twin_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_source_name",
                schema: "telemetry",
                table: "source",
                column: "name_key",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_source_twin_id",
                schema: "telemetry",
                table: "source",
                column: "twin_id");

            migrationBuilder.CreateIndex(
                name: "IX_team_twin_id_name_key",
                schema: "enablement",
                table: "team",
                columns: new[] { "twin_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_team_member_person_id",
                schema: "enablement",
                table: "team_member",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_twin_name",
                schema: "modelling",
                table: "twin",
                columns: new[] { "parent_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_twin_path",
                schema: "modelling",
                table: "twin",
                column: "path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agent_report",
                schema: "fleet");

            migrationBuilder.DropTable(
                name: "allowed_endpoint",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "api_key",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "binding",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "change",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "dashboard",
                schema: "dashboards");

            migrationBuilder.DropTable(
                name: "finding",
                schema: "modelops");

            migrationBuilder.DropTable(
                name: "grant",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "insight_delivery",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "insight_step",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "installation",
                schema: "sample_plant");

            migrationBuilder.DropTable(
                name: "installation_fact",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "key_ring",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "kpi",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "model_score",
                schema: "modelops");

            migrationBuilder.DropTable(
                name: "model_version",
                schema: "modelops");

            migrationBuilder.DropTable(
                name: "person_claim",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "person_login",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "person_token",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "relationship",
                schema: "modelling");

            migrationBuilder.DropTable(
                name: "signal_watch",
                schema: "modelops");

            migrationBuilder.DropTable(
                name: "site_calendar",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "team_member",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "team_shift",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "twin_type",
                schema: "modelling");

            migrationBuilder.DropTable(
                name: "signal",
                schema: "modelling");

            migrationBuilder.DropTable(
                name: "source",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "audit_leaf",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "insight",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "use_case",
                schema: "outcomes");

            migrationBuilder.DropTable(
                name: "model",
                schema: "modelops");

            migrationBuilder.DropTable(
                name: "person",
                schema: "governance");

            migrationBuilder.DropTable(
                name: "team",
                schema: "enablement");

            migrationBuilder.DropTable(
                name: "twin",
                schema: "modelling");
        }
    }
}
