using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>What may stand under what: lower levels under higher ones; areas and modules also within their own kind.</summary>
public static class LevelRule
{
    public static Refusal? Refuses(TwinLevel child, TwinLevel parent) =>
        child > parent || (child == parent && child is (TwinLevel.Area or TwinLevel.Module))
            ? null
            : Refusal.Conflict("wrong-level", "parentId", ("child", child.ToString()), ("parent", parent.ToString()));
}
