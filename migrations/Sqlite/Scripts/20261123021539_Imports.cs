using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "telemetry_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    batches = table.Column<long>(type: "INTEGER", nullable: false),
                    samples = table.Column<long>(type: "INTEGER", nullable: false),
                    stored = table.Column<long>(type: "INTEGER", nullable: false),
                    duplicates = table.Column<long>(type: "INTEGER", nullable: false),
                    revised = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_back = table.Column<long>(type: "INTEGER", nullable: false),
                    left_alone = table.Column<long>(type: "INTEGER", nullable: false),
                    problem = table.Column<string>(type: "TEXT", nullable: true),
                    problem_detail = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_lake_day",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    touched_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    filing = table.Column<int>(type: "INTEGER", nullable: false),
                    touched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_lake_day", x => new { x.site_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "telemetry_lake_reading",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    through = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_lake_reading", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_lake_signal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    site_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_lake_signal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_lake_site",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    partition = table.Column<string>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    sample = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_lake_site", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_import_file",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_import_file", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "FK_telemetry_import_file_telemetry_import_import_id",
                        column: x => x.import_id,
                        principalTable: "telemetry_import",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_import_since",
                table: "telemetry_import",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_lake_signal_site_id",
                table: "telemetry_lake_signal",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_lake_site_partition",
                table: "telemetry_lake_site",
                column: "partition",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telemetry_import_file");

            migrationBuilder.DropTable(
                name: "telemetry_lake_day");

            migrationBuilder.DropTable(
                name: "telemetry_lake_reading");

            migrationBuilder.DropTable(
                name: "telemetry_lake_signal");

            migrationBuilder.DropTable(
                name: "telemetry_lake_site");

            migrationBuilder.DropTable(
                name: "telemetry_import");
        }
    }
}
