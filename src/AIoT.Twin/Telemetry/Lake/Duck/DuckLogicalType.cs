using System.Runtime.InteropServices;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>The full type of a column; decimals, enumerations and lists say more than their number.</summary>
sealed class DuckLogicalType(nint type) : IDisposable
{
    nint _type = type;

    public DuckType Id { get; } = (DuckType)DuckApi.TypeId(type);

    public int Scale => DuckApi.DecimalScale(_type);

    /// <summary>What a decimal or an enumeration is kept as.</summary>
    public DuckType Inner => (DuckType)(Id is DuckType.Enum ? DuckApi.EnumInternalType(_type) : DuckApi.DecimalInternalType(_type));

    public DuckLogicalType Child() => new(DuckApi.ListChildType(_type));

    public string Name(ulong index)
    {
        var text = DuckApi.EnumValue(_type, index);
        try
        {
            return Marshal.PtrToStringUTF8(text) ?? "";
        }
        finally
        {
            DuckApi.Free(text);
        }
    }

    public void Dispose() => DuckApi.DestroyType(ref _type);
}
