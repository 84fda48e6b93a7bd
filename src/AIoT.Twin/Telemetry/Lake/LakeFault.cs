namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Something of the lake that is not as its manifest says: missing, cut, changed, manifest-damaged.</summary>
public sealed record LakeFault(string Code, string Place, LakeKey? Key)
{
    internal const string Missing = "missing", Cut = "cut", Changed = "changed", Manifest = "manifest-damaged";
}
