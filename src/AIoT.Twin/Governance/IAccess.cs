namespace AIoT.Twin.Governance;

/// <summary>The one question every page, endpoint, hub method, topic, use case and query asks; answered from memory.</summary>
public interface IAccess
{
    /// <summary>Whether a role of the caller on this twin or on one of its ancestors holds the permission.</summary>
    bool May(Caller caller, Permission permission, Guid twin);

    /// <summary>Whether the caller holds the permission anywhere, which decides what a menu shows.</summary>
    bool MayAnywhere(Caller caller, Permission permission);

    /// <summary>The caller's roles anywhere, which decide the first screen.</summary>
    IReadOnlySet<Role> RolesOf(Caller caller);
}
