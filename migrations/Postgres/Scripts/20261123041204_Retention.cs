using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "retention_class",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name_key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    raw_days = table.Column<int>(type: "integer", nullable: true),
                    minute_row_days = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_class", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_default",
                schema: "telemetry",
                columns: table => new
                {
                    signals = table.Column<byte>(type: "smallint", nullable: false),
                    retention_id = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_default", x => x.signals);
                });

            migrationBuilder.CreateTable(
                name: "signal_retention",
                schema: "telemetry",
                columns: table => new
                {
                    signal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    retention_id = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signal_retention", x => x.signal_id);
                });

            migrationBuilder.InsertData(
                schema: "telemetry",
                table: "retention_class",
                columns: new[] { "id", "minute_row_days", "name", "name_key", "raw_days", "version" },
                values: new object[] { (short)0, 90, "standard", "standard", null, 1 });

            migrationBuilder.CreateIndex(
                name: "IX_retention_class_name_key",
                schema: "telemetry",
                table: "retention_class",
                column: "name_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "retention_class",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "retention_default",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "signal_retention",
                schema: "telemetry");
        }
    }
}
