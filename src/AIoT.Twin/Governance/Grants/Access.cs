using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance.Grants;

/// <summary>Answers from the grants in memory, which follow the configuration's version.</summary>
sealed class Access(IDbContextFactory<TwinDbContext> database, IScopeTree tree) : IAccess, IConfigurationIndex
{
    static readonly IReadOnlySet<Role> s_noRoles = FrozenSet<Role>.Empty;
    static readonly IReadOnlySet<Role> s_allRoles = Enum.GetValues<Role>().ToFrozenSet();

    FrozenDictionary<Guid, Granted> _byPrincipal = FrozenDictionary<Guid, Granted>.Empty;

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(Grant));

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var grants = await db.Set<Grant>().AsNoTracking().ToListAsync(cancellationToken);
        _byPrincipal = grants.GroupBy(g => g.PrincipalId).ToFrozenDictionary(g => g.Key, g => new Granted([.. g]));
    }

    public bool May(Caller caller, Permission permission, Guid twin)
    {
        if (caller.Kind is PrincipalKind.System)
            return true;
        if (!_byPrincipal.TryGetValue(caller.Id, out var granted) || !granted.Permissions.Contains(permission))
            return false;

        var scopes = granted.ScopesOf(permission);
        return tree.SelfAndAncestors(twin).Any(scopes.Contains);
    }

    public bool MayAnywhere(Caller caller, Permission permission) =>
        caller.Kind is PrincipalKind.System
        || (_byPrincipal.TryGetValue(caller.Id, out var granted) && granted.Permissions.Contains(permission));

    public IReadOnlySet<Role> RolesOf(Caller caller) =>
        caller.Kind is PrincipalKind.System ? s_allRoles : _byPrincipal.GetValueOrDefault(caller.Id)?.Roles ?? s_noRoles;

    sealed class Granted
    {
        readonly FrozenDictionary<Permission, FrozenSet<Guid>> _scopes;

        public Granted(IReadOnlyList<Grant> grants)
        {
            Roles = grants.Select(g => g.Role).ToFrozenSet();
            _scopes = grants
                .SelectMany(g => RolePermissions.Of(g.Role).Select(permission => (permission, g.TwinId)))
                .GroupBy(g => g.permission, g => g.TwinId)
                .ToFrozenDictionary(g => g.Key, g => g.ToFrozenSet());
            Permissions = _scopes.Keys.ToFrozenSet();
        }

        public IReadOnlySet<Role> Roles { get; }

        public FrozenSet<Permission> Permissions { get; }

        public FrozenSet<Guid> ScopesOf(Permission permission) => _scopes[permission];
    }
}
