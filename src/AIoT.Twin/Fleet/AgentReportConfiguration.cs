using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Fleet;

sealed class AgentReportConfiguration : IEntityTypeConfiguration<AgentReport>
{
    public void Configure(EntityTypeBuilder<AgentReport> builder)
    {
        builder.ToTable("agent_report", "fleet");
        builder.HasKey(r => r.Agent);
        builder.Property(r => r.Agent).ValueGeneratedNever();
        builder.Property(r => r.Software).HasMaxLength(40);
    }
}
