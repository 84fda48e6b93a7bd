using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "telemetry_retention_class",
                columns: table => new
                {
                    id = table.Column<short>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    raw_days = table.Column<int>(type: "INTEGER", nullable: true),
                    minute_row_days = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_retention_class", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_retention_default",
                columns: table => new
                {
                    signals = table.Column<byte>(type: "INTEGER", nullable: false),
                    retention_id = table.Column<short>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_retention_default", x => x.signals);
                });

            migrationBuilder.CreateTable(
                name: "telemetry_signal_retention",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    retention_id = table.Column<short>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_telemetry_signal_retention", x => x.signal_id);
                });

            migrationBuilder.InsertData(
                table: "telemetry_retention_class",
                columns: new[] { "id", "minute_row_days", "name", "name_key", "raw_days", "version" },
                values: new object[] { (short)0, 90, "standard", "standard", null, 1 });

            migrationBuilder.CreateIndex(
                name: "IX_telemetry_retention_class_name_key",
                table: "telemetry_retention_class",
                column: "name_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "telemetry_retention_class");

            migrationBuilder.DropTable(
                name: "telemetry_retention_default");

            migrationBuilder.DropTable(
                name: "telemetry_signal_retention");
        }
    }
}
