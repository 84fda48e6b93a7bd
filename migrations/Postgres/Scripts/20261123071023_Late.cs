using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Late : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "allowed_ahead_ms",
                schema: "telemetry",
                table: "source",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "allowed_behind_ms",
                schema: "telemetry",
                table: "source",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "told_kpi",
                schema: "outcomes",
                columns: table => new
                {
                    kpi_id = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    weeks = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_kpi", x => x.kpi_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "told_kpi",
                schema: "outcomes");

            migrationBuilder.DropColumn(
                name: "allowed_ahead_ms",
                schema: "telemetry",
                table: "source");

            migrationBuilder.DropColumn(
                name: "allowed_behind_ms",
                schema: "telemetry",
                table: "source");
        }
    }
}
