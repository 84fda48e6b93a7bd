using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Governance.People;

/// <summary>Makes Identity's user manager over the context of a change, so that what it saves is part of that change.</summary>
public sealed class UserManagers(
    IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher, ILookupNormalizer normalizer, IdentityErrorDescriber errors,
    IServiceProvider services, ILogger<UserManager<Person>> logger)
{
    internal UserManager<Person> Over(TwinChange change) => new(
        new UserOnlyStore<Person, TwinDbContext, Guid>(change.Database),
        options,
        hasher,
        services.GetServices<IUserValidator<Person>>(),
        services.GetServices<IPasswordValidator<Person>>(),
        normalizer,
        errors,
        services,
        logger);
}
