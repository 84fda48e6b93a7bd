using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.SamplePlant.Seeding;

sealed class PlantInstallationConfiguration : IEntityTypeConfiguration<PlantInstallation>
{
    public void Configure(EntityTypeBuilder<PlantInstallation> builder)
    {
        builder.ToTable("installation", "sample_plant");
        builder.Property(i => i.Id).ValueGeneratedNever();
    }
}
