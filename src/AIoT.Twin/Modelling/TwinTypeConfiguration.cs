using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Modelling;

sealed class TwinTypeConfiguration : IEntityTypeConfiguration<TwinType>
{
    public void Configure(EntityTypeBuilder<TwinType> builder)
    {
        builder.ToTable("twin_type", "modelling");
        builder.Property(t => t.Id).IsBinary();
        builder.Property(t => t.Level).HasConversion<string>();
    }
}
