using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    twin_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    report = table.Column<string>(type: "text", nullable: true),
                    batches = table.Column<long>(type: "bigint", nullable: false),
                    samples = table.Column<long>(type: "bigint", nullable: false),
                    stored = table.Column<long>(type: "bigint", nullable: false),
                    duplicates = table.Column<long>(type: "bigint", nullable: false),
                    revised = table.Column<long>(type: "bigint", nullable: false),
                    taken_back = table.Column<long>(type: "bigint", nullable: false),
                    left_alone = table.Column<long>(type: "bigint", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    problem_detail = table.Column<string>(type: "text", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lake_day",
                schema: "telemetry",
                columns: table => new
                {
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    touched_seq = table.Column<long>(type: "bigint", nullable: false),
                    filing = table.Column<int>(type: "integer", nullable: false),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lake_day", x => new { x.site_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "lake_reading",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    through = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lake_reading", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lake_signal",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    twin = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lake_signal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "lake_site",
                schema: "telemetry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    partition = table.Column<string>(type: "text", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    sample = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lake_site", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_file",
                schema: "telemetry",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_file", x => new { x.import_id, x.number });
                    table.ForeignKey(
                        name: "FK_import_file_import_import_id",
                        column: x => x.import_id,
                        principalSchema: "telemetry",
                        principalTable: "import",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_import_since",
                schema: "telemetry",
                table: "import",
                column: "since");

            migrationBuilder.CreateIndex(
                name: "IX_lake_signal_site_id",
                schema: "telemetry",
                table: "lake_signal",
                column: "site_id");

            migrationBuilder.CreateIndex(
                name: "IX_lake_site_partition",
                schema: "telemetry",
                table: "lake_site",
                column: "partition",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_file",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "lake_day",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "lake_reading",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "lake_signal",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "lake_site",
                schema: "telemetry");

            migrationBuilder.DropTable(
                name: "import",
                schema: "telemetry");
        }
    }
}
