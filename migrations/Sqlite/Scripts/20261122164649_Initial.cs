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

            migrationBuilder.InsertData(
                table: "modelling_twin",
                columns: new[] { "id", "name", "name_key", "parent_id", "path", "properties", "retired_at", "retired_with", "sample", "since", "type_id", "version" },
                values: new object[] { new Guid("00000000-0000-7000-8000-000000000000"), "", "", new Guid("00000000-0000-7000-8000-000000000000"), "/", "{}", null, null, false, 0L, "dtmi:aiot:twin:Root;1", 1 });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "governance_change");

            migrationBuilder.DropTable(
                name: "governance_grant");

            migrationBuilder.DropTable(
                name: "governance_installation_fact");

            migrationBuilder.DropTable(
                name: "governance_person_claim");

            migrationBuilder.DropTable(
                name: "governance_person_login");

            migrationBuilder.DropTable(
                name: "governance_person_token");

            migrationBuilder.DropTable(
                name: "modelling_relationship");

            migrationBuilder.DropTable(
                name: "modelling_signal");

            migrationBuilder.DropTable(
                name: "modelling_twin_type");

            migrationBuilder.DropTable(
                name: "governance_audit_leaf");

            migrationBuilder.DropTable(
                name: "governance_person");

            migrationBuilder.DropTable(
                name: "modelling_twin");
        }
    }
}
