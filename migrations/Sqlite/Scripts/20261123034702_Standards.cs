using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Standards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "description",
                table: "modelling_signal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "modelling_type_standard",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type_id = table.Column<string>(type: "TEXT", nullable: false),
                    scope_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_modelling_type_standard", x => x.id);
                    table.ForeignKey(
                        name: "FK_modelling_type_standard_modelling_twin_scope_id",
                        column: x => x.scope_id,
                        principalTable: "modelling_twin",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_modelling_type_standard_modelling_twin_type_type_id",
                        column: x => x.type_id,
                        principalTable: "modelling_twin_type",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_modelling_type_standard_scope_id",
                table: "modelling_type_standard",
                column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_type_standard_scope",
                table: "modelling_type_standard",
                columns: new[] { "type_id", "scope_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "modelling_type_standard");

            migrationBuilder.DropColumn(
                name: "description",
                table: "modelling_signal");
        }
    }
}
