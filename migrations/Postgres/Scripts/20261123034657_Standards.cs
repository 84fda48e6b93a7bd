using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Postgres.Scripts
{
    /// <inheritdoc />
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "description",
                schema: "modelling",
                table: "signal",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "type_standard",
                schema: "modelling",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    items = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_type_standard", x => x.id);
                    table.ForeignKey(
                        name: "FK_type_standard_twin_scope_id",
                        column: x => x.scope_id,
                        principalSchema: "modelling",
                        principalTable: "twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_type_standard_twin_type_type_id",
                        column: x => x.type_id,
                        principalSchema: "modelling",
                        principalTable: "twin_type",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_type_standard_scope",
                schema: "modelling",
                table: "type_standard",
                columns: new[] { "type_id", "scope_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_type_standard_scope_id",
                schema: "modelling",
                table: "type_standard",
                column: "scope_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "type_standard",
                schema: "modelling");

            migrationBuilder.DropColumn(
                name: "description",
                schema: "modelling",
                table: "signal");
        }
    }
}
