using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Sinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sink",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    secrets = table.Column<string>(type: "text", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    run = table.Column<int>(type: "integer", nullable: false),
                    start_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sink", x => x.id);
                    table.ForeignKey(
                        name: "FK_sink_twin_twin_id",
                        column: x => x.twin_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sink_progress",
                schema: "telemetry",
                columns: table => new
                {
                    sink_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run = table.Column<int>(type: "integer", nullable: false),
                    catch_up_from = table.Column<long>(type: "bigint", nullable: true),
                    series_done = table.Column<long>(type: "bigint", nullable: false),
                    time_done = table.Column<long>(type: "bigint", nullable: false),
                    scanned = table.Column<long>(type: "bigint", nullable: false),
                    oldest_unsent = table.Column<long>(type: "bigint", nullable: true),
                    next_unsent = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sink_progress", x => x.sink_id);
                });

            migrationBuilder.CreateTable(
                name: "source_cursor",
                schema: "telemetry",
                columns: table => new
                {
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_cursor", x => x.source_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sink_name",
                schema: "telemetry",
                table: "sink",
                column: "name_key",
                unique: true,
                filter: "retired_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_sink_twin_id",
                schema: "telemetry",
                table: "sink",
                column: "twin_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sink",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "sink_progress",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "source_cursor",
                schema: "telemetry");
        }
    }
}
