using AIoT.Twin.Governance;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>Everybody may do everything, but for what a test takes away.</summary>
public sealed class FakeAccess : IAccess
{
    public HashSet<Permission> Denied { get; } = [];

    public HashSet<Guid> Hidden { get; } = [];

    public HashSet<Role> Roles { get; } = [Role.OtEngineer];

    public bool May(Caller caller, Permission permission, Guid twin) => !Denied.Contains(permission) && !Hidden.Contains(twin);

    public bool MayAnywhere(Caller caller, Permission permission) => !Denied.Contains(permission);

    public IReadOnlySet<Role> RolesOf(Caller caller) => Roles;
}
