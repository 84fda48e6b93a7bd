using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Sinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "telemetry_sink",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    twin_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    secrets = table.Column<string>(type: "TEXT", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    run = table.Column<int>(type: "INTEGER", nullable: false),
                    start_from = table.Column<long>(type: "INTEGER", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_sink", x => x.id);
                    table.ForeignKey(
                        name: "FK_telemetry_sink_modelling_twin_twin_id",
                        column: x => x.twin_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_sink_progress",
                columns: table => new
                {
                    sink_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    run = table.Column<int>(type: "INTEGER", nullable: false),
                    catch_up_from = table.Column<long>(type: "INTEGER", nullable: true),
                    series_done = table.Column<long>(type: "INTEGER", nullable: false),
                    time_done = table.Column<long>(type: "INTEGER", nullable: false),
                    scanned = table.Column<long>(type: "INTEGER", nullable: false),
                    oldest_unsent = table.Column<long>(type: "INTEGER", nullable: true),
                    next_unsent = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_sink_progress", x => x.sink_id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_source_cursor",
                columns: table => new
                {
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_source_cursor", x => x.source_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sink_name",
                table: "telemetry_sink",
                column: "name_key",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_sink_twin_id",
                table: "telemetry_sink",
                column: "twin_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telemetry_sink");

            migrationBuilder.DropTable(
                name: "telemetry_sink_progress");

            migrationBuilder.DropTable(
                name: "telemetry_source_cursor");
        }
    }
}
