using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;

namespace AIoT.Twin.UnitTests.Governance;

public sealed class RolePermissionsTests
{
    [Fact]
    public void Every_role_can_do_something_and_the_administrator_everything()
    {
        Assert.All(Enum.GetValues<Role>(), role => Assert.NotEmpty(RolePermissions.Of(role)));
        Assert.Equal(Enum.GetValues<Permission>().Length, RolePermissions.Of(Role.Administrator).Count);
    }

    [Fact]
    public void Only_administrators_allow_writes_to_machines_or_give_rights()
    {
        Assert.Equal([Role.Administrator], RolePermissions.Holding(Permission.WritesAllow));
        Assert.Equal([Role.Administrator], RolePermissions.Holding(Permission.AccessManage));
    }

    [Fact]
    public void Looking_changes_nothing() => Assert.All(
        RolePermissions.Of(Role.Viewer), permission => Assert.EndsWith("Read", permission.ToString(), StringComparison.Ordinal));
}
