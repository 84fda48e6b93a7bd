using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Governance.People;

/// <summary>A person who signs in; everything else refers to people by id, so that a name can be erased.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>Belongs to the sample plant: may be continued as on loopback, has no password.</summary>
    public bool Sample { get; init; }

    public bool Disabled { get; set; }

    public DateTimeOffset Since { get; init; }
}
