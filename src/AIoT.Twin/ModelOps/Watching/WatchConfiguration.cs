using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.ModelOps.Watching;

sealed class WatchConfiguration : IEntityTypeConfiguration<WatchedSignal>, IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<WatchedSignal> builder)
    {
        builder.ToTable("signal_watch", "modelops");
        builder.HasKey(w => w.SignalId);
        builder.Property(w => w.SignalId).ValueGeneratedNever();
        builder.Property(w => w.Status).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("finding", "modelops");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Verdict).HasConversion<string>();
        builder.Property(f => f.Cause).HasConversion<string>();
        builder.Property(f => f.Trend).HasConversion<string>();
        builder.HasIndex(f => f.SubjectId);
        builder.HasIndex(f => f.EndedAt);
    }
}
