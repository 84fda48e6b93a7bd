using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Enablement.Teams;

sealed class TeamConfiguration : IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamMember>, IEntityTypeConfiguration<TeamShift>
{
    const string Schema = "enablement";

    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("team", Schema);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.NameKey).IsBinary().IsDerived();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => new { t.TwinId, t.NameKey }).IsUnique();
        builder.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(t => t.Shifts).WithOne().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_member", Schema);
        builder.HasKey(m => new { m.TeamId, m.PersonId });
        builder.HasIndex(m => m.PersonId);
    }

    public void Configure(EntityTypeBuilder<TeamShift> builder)
    {
        builder.ToTable("team_shift", Schema);
        builder.HasKey(s => new { s.TeamId, s.Day, s.Starts });
    }
}
