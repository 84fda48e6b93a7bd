using System.Reflection;

namespace AIoT.Twin.Modelling;

/// <summary>The ISA-95 and ISA-88 types that come with the product, as DTDL v3 documents inside it.</summary>
public static class BuiltInTypes
{
    public const string Root = "dtmi:aiot:twin:Root;1";
    public const string Enterprise = "dtmi:aiot:twin:Enterprise;1";
    public const string Site = "dtmi:aiot:twin:Site;1";
    public const string Area = "dtmi:aiot:twin:Area;1";
    public const string WorkCentre = "dtmi:aiot:twin:WorkCentre;1";
    public const string ProductionLine = "dtmi:aiot:twin:ProductionLine;1";
    public const string WorkUnit = "dtmi:aiot:twin:WorkUnit;1";
    public const string Machine = "dtmi:aiot:twin:Machine;1";
    public const string Oven = "dtmi:aiot:twin:Oven;1";
    public const string Mixer = "dtmi:aiot:twin:Mixer;1";
    public const string Filler = "dtmi:aiot:twin:Filler;1";
    public const string Packer = "dtmi:aiot:twin:Packer;1";
    public const string Palletiser = "dtmi:aiot:twin:Palletiser;1";
    public const string Conveyor = "dtmi:aiot:twin:Conveyor;1";
    public const string Chiller = "dtmi:aiot:twin:Chiller;1";
    public const string Compressor = "dtmi:aiot:twin:Compressor;1";
    public const string Boiler = "dtmi:aiot:twin:Boiler;1";
    public const string Module = "dtmi:aiot:twin:Module;1";
    public const string Motor = "dtmi:aiot:twin:Motor;1";
    public const string ElectricityMeter = "dtmi:aiot:twin:ElectricityMeter;1";
    public const string WeatherStation = "dtmi:aiot:twin:WeatherStation;1";
    public const string Sensor = "dtmi:aiot:twin:Sensor;1";

    const string Folder = "dtdl/";

    internal static IReadOnlyList<string> Documents()
    {
        var product = typeof(BuiltInTypes).Assembly;
        return [.. product.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Read(product, n))];
    }

    static string Read(Assembly product, string name)
    {
        using var reader = new StreamReader(product.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
