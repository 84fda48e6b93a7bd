using AIoT.Twin.Modelling;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>The equipment of a line and of a site's utilities as twins.</summary>
static class LineTwins
{
    public static IEnumerable<PlantTwin> Of(string line) =>
    [
        new(line, TwinLevel.WorkCentre, BuiltInTypes.ProductionLine),
        new($"{line}/Mixer", TwinLevel.WorkUnit, BuiltInTypes.Mixer),
        new($"{line}/Mixer/Drive", TwinLevel.Module, BuiltInTypes.Motor),
        new($"{line}/Oven", TwinLevel.WorkUnit, BuiltInTypes.Oven),
        new($"{line}/Oven/Zone 1", TwinLevel.Module, BuiltInTypes.Module),
        new($"{line}/Oven/Zone 2", TwinLevel.Module, BuiltInTypes.Module),
        new($"{line}/Oven/Exhaust fan", TwinLevel.Module, BuiltInTypes.Module),
        new($"{line}/Filler", TwinLevel.WorkUnit, BuiltInTypes.Filler),
        new($"{line}/Filler/Pump", TwinLevel.Module, BuiltInTypes.Module),
        new($"{line}/Packer", TwinLevel.WorkUnit, BuiltInTypes.Packer),
        new($"{line}/Packer/Drive", TwinLevel.Module, BuiltInTypes.Motor),
        new($"{line}/Palletiser", TwinLevel.WorkUnit, BuiltInTypes.Palletiser),
    ];

    public static IEnumerable<PlantTwin> Utilities(string area) =>
    [
        new($"{area}/Electricity meter", TwinLevel.Module, BuiltInTypes.ElectricityMeter),
        new($"{area}/Gas meter", TwinLevel.Module, BuiltInTypes.Module),
        new($"{area}/Compressor 1", TwinLevel.WorkUnit, BuiltInTypes.Compressor),
        new($"{area}/Compressor 2", TwinLevel.WorkUnit, BuiltInTypes.Compressor),
        new($"{area}/Chiller", TwinLevel.WorkUnit, BuiltInTypes.Chiller),
        new($"{area}/Boiler", TwinLevel.WorkUnit, BuiltInTypes.Boiler),
        new($"{area}/Weather station", TwinLevel.Module, BuiltInTypes.WeatherStation),
    ];
}
