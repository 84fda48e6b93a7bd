using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enablement_insight",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    occurrences = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    open_key = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_insight", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "enablement_team",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_team", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fleet_agent_report",
                columns: table => new
                {
                    agent = table.Column<Guid>(type: "TEXT", nullable: false),
                    heard_at = table.Column<long>(type: "INTEGER", nullable: false),
                    software = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    waiting_batches = table.Column<long>(type: "INTEGER", nullable: false),
                    waiting_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    oldest_since = table.Column<long>(type: "INTEGER", nullable: true),
                    refused_batches = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fleet_agent_report", x => x.agent);
                });

            migrationBuilder.CreateTable(
                name: "governance_api_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    prefix = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    expires = table.Column<long>(type: "INTEGER", nullable: true),
                    last_used = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_audit_leaf",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_kind = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    twin = table.Column<Guid>(type: "TEXT", nullable: false),
                    arguments = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    refused = table.Column<bool>(type: "INTEGER", nullable: false),
                    items = table.Column<int>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    previous = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_audit_leaf", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "governance_grant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    principal_kind = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_grant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "governance_installation_fact",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_installation_fact", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "governance_key_ring",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_key_ring", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "governance_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "modelling_twin",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type_id = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    properties = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    retired_with = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelling_twin", x => x.id);
                    table.ForeignKey(
                        name: "FK_modelling_twin_modelling_twin_parent_id",
                        column: x => x.parent_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "modelling_twin_type",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    built_in = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelling_twin_type", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "modelops_finding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    usual = table.Column<double>(type: "REAL", nullable: false),
                    low = table.Column<double>(type: "REAL", nullable: false),
                    high = table.Column<double>(type: "REAL", nullable: false),
                    now = table.Column<double>(type: "REAL", nullable: false),
                    magnitude = table.Column<double>(type: "REAL", nullable: true),
                    percent_of_usual = table.Column<double>(type: "REAL", nullable: true),
                    trend = table.Column<string>(type: "TEXT", nullable: false),
                    since_earliest = table.Column<long>(type: "INTEGER", nullable: false),
                    since_latest = table.Column<long>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_until = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    chance_alarms = table.Column<double>(type: "REAL", nullable: false),
                    told = table.Column<bool>(type: "INTEGER", nullable: false),
                    compared_with = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelops_finding", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "modelops_model",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    change_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    health = table.Column<string>(type: "TEXT", nullable: false),
                    learned = table.Column<int>(type: "INTEGER", nullable: false),
                    last_scored = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    chance_alarms = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelops_model", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "modelops_signal_watch",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step_us = table.Column<long>(type: "INTEGER", nullable: false),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    reference_end = table.Column<long>(type: "INTEGER", nullable: false),
                    cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    learned = table.Column<int>(type: "INTEGER", nullable: false),
                    usual_low = table.Column<double>(type: "REAL", nullable: true),
                    usual_middle = table.Column<double>(type: "REAL", nullable: true),
                    usual_high = table.Column<double>(type: "REAL", nullable: true),
                    chance_alarms = table.Column<double>(type: "REAL", nullable: false),
                    compared_with = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelops_signal_watch", x => x.signal_id);
                });

            migrationBuilder.CreateTable(
                name: "outcomes_use_case",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    statement = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sponsor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    target_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    unit_currency = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcomes_use_case", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sample_plant_installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    steps_done = table.Column<int>(type: "INTEGER", nullable: false),
                    batches = table.Column<int>(type: "INTEGER", nullable: false),
                    spans = table.Column<string>(type: "TEXT", nullable: false),
                    ports = table.Column<string>(type: "TEXT", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sample_plant_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_allowed_endpoint",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false),
                    port = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_allowed_endpoint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_site_calendar",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_site_calendar", x => x.site_id);
                });

            migrationBuilder.CreateTable(
                name: "enablement_insight_delivery",
                columns: table => new
                {
                    insight_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    team_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_insight_delivery", x => new { x.insight_id, x.team_id });
                    table.ForeignKey(
                        name: "FK_enablement_insight_delivery_enablement_insight_insight_id",
                        column: x => x.insight_id,
                        principalTable: "enablement_insight",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enablement_insight_step",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    insight_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    found = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_insight_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_enablement_insight_step_enablement_insight_insight_id",
                        column: x => x.insight_id,
                        principalTable: "enablement_insight",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enablement_team_member",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_team_member", x => new { x.team_id, x.person_id });
                    table.ForeignKey(
                        name: "FK_enablement_team_member_enablement_team_team_id",
                        column: x => x.team_id,
                        principalTable: "enablement_team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enablement_team_shift",
                columns: table => new
                {
                    team_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    starts = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enablement_team_shift", x => new { x.team_id, x.day, x.starts });
                    table.ForeignKey(
                        name: "FK_enablement_team_shift_enablement_team_team_id",
                        column: x => x.team_id,
                        principalTable: "enablement_team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "governance_change",
                columns: table => new
                {
                    leaf = table.Column<long>(type: "INTEGER", nullable: false),
                    ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    entity_id = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_change", x => new { x.leaf, x.ordinal });
                    table.ForeignKey(
                        name: "FK_governance_change_governance_audit_leaf_leaf",
                        column: x => x.leaf,
                        principalTable: "governance_audit_leaf",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "governance_person_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_person_claim", x => x.id);
                    table.ForeignKey(
                        name: "FK_governance_person_claim_governance_person_user_id",
                        column: x => x.user_id,
                        principalTable: "governance_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "governance_person_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_person_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_governance_person_login_governance_person_user_id",
                        column: x => x.user_id,
                        principalTable: "governance_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "governance_person_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_governance_person_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_governance_person_token_governance_person_user_id",
                        column: x => x.user_id,
                        principalTable: "governance_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "dashboards_dashboard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    shared_with = table.Column<string>(type: "TEXT", nullable: false),
                    widgets = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dashboards_dashboard", x => x.id);
                    table.ForeignKey(
                        name: "FK_dashboards_dashboard_modelling_twin_twin_id",
                        column: x => x.twin_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "modelling_relationship",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    target_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelling_relationship", x => x.id);
                    table.ForeignKey(
                        name: "FK_modelling_relationship_modelling_twin_source_id",
                        column: x => x.source_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_modelling_relationship_modelling_twin_target_id",
                        column: x => x.target_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "modelling_signal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", nullable: false),
                    element = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelling_signal", x => x.id);
                    table.ForeignKey(
                        name: "FK_modelling_signal_modelling_twin_twin_id",
                        column: x => x.twin_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_source",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    driver = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    secrets = table.Column<string>(type: "TEXT", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    writes_allowed = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_source", x => x.id);
                    table.ForeignKey(
                        name: "FK_telemetry_source_modelling_twin_twin_id",
                        column: x => x.twin_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "modelops_model_score",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    measured = table.Column<double>(type: "REAL", nullable: false),
                    predicted = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelops_model_score", x => new { x.model_id, x.day });
                    table.ForeignKey(
                        name: "FK_modelops_model_score_modelops_model_model_id",
                        column: x => x.model_id,
                        principalTable: "modelops_model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "modelops_model_version",
                columns: table => new
                {
                    model_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    fit = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cv_rmse = table.Column<double>(type: "REAL", nullable: false),
                    artefact = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelops_model_version", x => new { x.model_id, x.number });
                    table.ForeignKey(
                        name: "FK_modelops_model_version_modelops_model_model_id",
                        column: x => x.model_id,
                        principalTable: "modelops_model",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outcomes_kpi",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    use_case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    scope_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    comparison_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    baseline_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    baseline_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    change_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    target_change = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcomes_kpi", x => x.id);
                    table.ForeignKey(
                        name: "FK_outcomes_kpi_outcomes_use_case_use_case_id",
                        column: x => x.use_case_id,
                        principalTable: "outcomes_use_case",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_binding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    scale = table.Column<double>(type: "REAL", nullable: false),
                    offset = table.Column<double>(type: "REAL", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    deadband = table.Column<double>(type: "REAL", nullable: true),
                    deadband_is_percent = table.Column<bool>(type: "INTEGER", nullable: false),
                    heartbeat_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    interval_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    write_least = table.Column<double>(type: "REAL", nullable: true),
                    write_most = table.Column<double>(type: "REAL", nullable: true),
                    write_step = table.Column<double>(type: "REAL", nullable: true),
                    write_interval_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_binding", x => x.id);
                    table.ForeignKey(
                        name: "FK_telemetry_binding_modelling_signal_signal_id",
                        column: x => x.signal_id,
                        principalTable: "modelling_signal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_telemetry_binding_telemetry_source_source_id",
                        column: x => x.source_id,
                        principalTable: "telemetry_source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "modelling_twin",
                columns: new[] { "id", "name", "name_key", "parent_id", "path", "properties", "retired_at", "retired_with", "sample", "since", "type_id", "version" },
                values: new object[] { new Guid("00000000-0000-7000-8000-000000000000"), "", "", new Guid("00000000-0000-7000-8000-000000000000"), "/", "{}", null, null, false, 0L, "dtmi:aiot:twin:Root;1", 1 });

            migrationBuilder.CreateIndex(
                name: "IX_dashboards_dashboard_twin_id_name_key",
                table: "dashboards_dashboard",
                columns: new[] { "twin_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_enablement_insight_due_at",
                table: "enablement_insight",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "IX_enablement_insight_open_key",
                table: "enablement_insight",
                column: "open_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enablement_insight_twin_id",
                table: "enablement_insight",
                column: "twin_id");

            migrationBuilder.CreateIndex(
                name: "IX_enablement_insight_delivery_team_id",
                table: "enablement_insight_delivery",
                column: "team_id");

            migrationBuilder.CreateIndex(
                name: "IX_enablement_insight_step_insight_id_person_id_to",
                table: "enablement_insight_step",
                columns: new[] { "insight_id", "person_id", "to" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enablement_team_twin_id_name_key",
                table: "enablement_team",
                columns: new[] { "twin_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enablement_team_member_person_id",
                table: "enablement_team_member",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_key_name",
                table: "governance_api_key",
                column: "name",
                unique: true,
                filter: "revoked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_governance_api_key_hash",
                table: "governance_api_key",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_audit_leaf_time",
                table: "governance_audit_leaf",
                column: "time");

            migrationBuilder.CreateIndex(
                name: "IX_governance_audit_leaf_twin_number",
                table: "governance_audit_leaf",
                columns: new[] { "twin", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_governance_change_entity_entity_id",
                table: "governance_change",
                columns: new[] { "entity", "entity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_governance_grant_principal_id_role_twin_id",
                table: "governance_grant",
                columns: new[] { "principal_id", "role", "twin_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "governance_person",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "governance_person",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_governance_person_claim_user_id",
                table: "governance_person_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_governance_person_login_user_id",
                table: "governance_person_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_modelling_relationship_source_id_name_target_id",
                table: "modelling_relationship",
                columns: new[] { "source_id", "name", "target_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_modelling_relationship_target_id",
                table: "modelling_relationship",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_signal_name",
                table: "modelling_signal",
                columns: new[] { "twin_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_modelling_twin_path",
                table: "modelling_twin",
                column: "path");

            migrationBuilder.CreateIndex(
                name: "ix_twin_name",
                table: "modelling_twin",
                columns: new[] { "parent_id", "name_key" },
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_modelops_finding_ended_at",
                table: "modelops_finding",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_modelops_finding_subject_id",
                table: "modelops_finding",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_modelops_model_key",
                table: "modelops_model",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outcomes_kpi_use_case_id_position",
                table: "outcomes_kpi",
                columns: new[] { "use_case_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_binding_signal",
                table: "telemetry_binding",
                column: "signal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_binding_source_id",
                table: "telemetry_binding",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_source_name",
                table: "telemetry_source",
                column: "name_key",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_source_twin_id",
                table: "telemetry_source",
                column: "twin_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dashboards_dashboard");

            migrationBuilder.DropTable(
                name: "enablement_insight_delivery");

            migrationBuilder.DropTable(
                name: "enablement_insight_step");

            migrationBuilder.DropTable(
                name: "enablement_team_member");

            migrationBuilder.DropTable(
                name: "enablement_team_shift");

            migrationBuilder.DropTable(
                name: "fleet_agent_report");

            migrationBuilder.DropTable(
                name: "governance_api_key");

            migrationBuilder.DropTable(
                name: "governance_change");

            migrationBuilder.DropTable(
                name: "governance_grant");

            migrationBuilder.DropTable(
                name: "governance_installation_fact");

            migrationBuilder.DropTable(
                name: "governance_key_ring");

            migrationBuilder.DropTable(
                name: "governance_person_claim");

            migrationBuilder.DropTable(
                name: "governance_person_login");

            migrationBuilder.DropTable(
                name: "governance_person_token");

            migrationBuilder.DropTable(
                name: "modelling_relationship");

            migrationBuilder.DropTable(
                name: "modelling_twin_type");

            migrationBuilder.DropTable(
                name: "modelops_finding");

            migrationBuilder.DropTable(
                name: "modelops_model_score");

            migrationBuilder.DropTable(
                name: "modelops_model_version");

            migrationBuilder.DropTable(
                name: "modelops_signal_watch");

            migrationBuilder.DropTable(
                name: "outcomes_kpi");

            migrationBuilder.DropTable(
                name: "sample_plant_installation");

            migrationBuilder.DropTable(
                name: "telemetry_allowed_endpoint");

            migrationBuilder.DropTable(
                name: "telemetry_binding");

            migrationBuilder.DropTable(
                name: "telemetry_site_calendar");

            migrationBuilder.DropTable(
                name: "enablement_insight");

            migrationBuilder.DropTable(
                name: "enablement_team");

            migrationBuilder.DropTable(
                name: "governance_audit_leaf");

            migrationBuilder.DropTable(
                name: "governance_person");

            migrationBuilder.DropTable(
                name: "modelops_model");

            migrationBuilder.DropTable(
                name: "outcomes_use_case");

            migrationBuilder.DropTable(
                name: "modelling_signal");

            migrationBuilder.DropTable(
                name: "telemetry_source");

            migrationBuilder.DropTable(
                name: "modelling_twin");
        }
    }
}
