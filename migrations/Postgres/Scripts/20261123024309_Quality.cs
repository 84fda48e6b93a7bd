using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quality_reading",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    through = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quality_reading", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signal_fault",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    since_earliest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    since_latest = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    magnitude = table.Column<double>(type: "double precision", nullable: false),
                    limit = table.Column<double>(type: "double precision", nullable: true),
                    unit = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_fault", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signal_quality",
                schema: "telemetry",
                columns: table => new
                {
                    series_id = table.Column<long>(type: "bigint", nullable: false),
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    through = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_quality", x => x.series_id);
                });

            migrationBuilder.CreateTable(
                name: "signal_rule",
                schema: "telemetry",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    low = table.Column<double>(type: "double precision", nullable: true),
                    high = table.Column<double>(type: "double precision", nullable: true),
                    most_per_minute = table.Column<double>(type: "double precision", nullable: true),
                    interval_ms = table.Column<long>(type: "bigint", nullable: true),
                    weight = table.Column<double>(type: "double precision", nullable: false),
                    off = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_rule", x => x.signal_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_signal_fault_signal_id_kind_since_earliest",
                schema: "telemetry",
                table: "signal_fault",
                columns: new[] { "signal_id", "kind", "since_earliest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signal_fault_until",
                schema: "telemetry",
                table: "signal_fault",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quality_reading",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "signal_fault",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "signal_quality",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "signal_rule",
                schema: "telemetry");
        }
    }
}
