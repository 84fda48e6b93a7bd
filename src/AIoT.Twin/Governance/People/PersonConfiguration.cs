using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AIoT.Twin.Governance.People;

sealed class PersonConfiguration :
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    const string Schema = "governance";

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person", Schema);
        builder.Property(p => p.DisplayName).IsPersonal();
        builder.Property(p => p.UserName).IsPersonal();
        builder.Property(p => p.NormalizedUserName).IsPersonal();
        builder.Property(p => p.Email).IsPersonal();
        builder.Property(p => p.NormalizedEmail).IsPersonal();
        builder.Property(p => p.PhoneNumber).IsPersonal();
        builder.Property(p => p.PasswordHash).IsSecret();
        builder.Property(p => p.SecurityStamp).IsSecret();
        builder.Property(p => p.ConcurrencyStamp).IsDerived();
        builder.Property(p => p.AccessFailedCount).IsDerived();
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("person_claim", Schema);

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("person_login", Schema);
        builder.Property(l => l.ProviderKey).IsSecret();
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.ToTable("person_token", Schema);
        builder.Property(t => t.Value).IsSecret();
    }
}
