using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Quality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "telemetry_quality_reading",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    through = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_quality_reading", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_signal_fault",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    since_earliest = table.Column<long>(type: "INTEGER", nullable: false),
                    since_latest = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    magnitude = table.Column<double>(type: "REAL", nullable: false),
                    limit = table.Column<double>(type: "REAL", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_signal_fault", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_signal_quality",
                columns: table => new
                {
                    series_id = table.Column<long>(type: "INTEGER", nullable: false),
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    through = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_signal_quality", x => x.series_id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_signal_rule",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    low = table.Column<double>(type: "REAL", nullable: true),
                    high = table.Column<double>(type: "REAL", nullable: true),
                    most_per_minute = table.Column<double>(type: "REAL", nullable: true),
                    interval_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    weight = table.Column<double>(type: "REAL", nullable: false),
                    off = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_signal_rule", x => x.signal_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_signal_fault_signal_id_kind_since_earliest",
                table: "telemetry_signal_fault",
                columns: new[] { "signal_id", "kind", "since_earliest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_signal_fault_until",
                table: "telemetry_signal_fault",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telemetry_quality_reading");

            migrationBuilder.DropTable(
                name: "telemetry_signal_fault");

            migrationBuilder.DropTable(
                name: "telemetry_signal_quality");

            migrationBuilder.DropTable(
                name: "telemetry_signal_rule");
        }
    }
}
