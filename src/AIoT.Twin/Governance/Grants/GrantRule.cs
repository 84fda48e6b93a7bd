namespace AIoT.Twin.Governance.Grants;

/// <summary>Nobody gives more than they have.</summary>
static class GrantRule
{
    public static bool Exceeds(IAccess access, Caller by, Role role, Guid twin) =>
        RolePermissions.Of(role).Any(permission => !access.May(by, permission, twin));
}
