using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AIoT.Twin.Migrations.Sqlite.Scripts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
