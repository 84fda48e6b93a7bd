using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Late : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "allowed_ahead_ms",
                table: "telemetry_source",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "allowed_behind_ms",
                table: "telemetry_source",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "outcomes_told_kpi",
                columns: table => new
                {
                    kpi_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    weeks = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcomes_told_kpi", x => x.kpi_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "outcomes_told_kpi");

            migrationBuilder.DropColumn(
                name: "allowed_ahead_ms",
                table: "telemetry_source");

            migrationBuilder.DropColumn(
                name: "allowed_behind_ms",
                table: "telemetry_source");
        }
    }
}
