using AIoT.Twin.Modelling;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>The equipment of a line and of a site's utilities as twins.</summary>
static class LineTwins
{
    public static IEnumerable<PlantTwin> Of(string line) =>
    [
        new(line, TwinLevel.WorkCentre, "ProductionLine"),
        new($"{line}/Mixer", TwinLevel.WorkUnit, "Mixer"),
        new($"{line}/Mixer/Drive", TwinLevel.Module, "MixerDrive"),
        new($"{line}/Oven", TwinLevel.WorkUnit, "Oven"),
        new($"{line}/Oven/Zone 1", TwinLevel.Module, "OvenZone"),
        new($"{line}/Oven/Zone 2", TwinLevel.Module, "OvenZone"),
        new($"{line}/Oven/Exhaust fan", TwinLevel.Module, "ExhaustFan"),
        new($"{line}/Filler", TwinLevel.WorkUnit, "Filler"),
        new($"{line}/Filler/Pump", TwinLevel.Module, "ProductPump"),
        new($"{line}/Packer", TwinLevel.WorkUnit, "Packer"),
        new($"{line}/Packer/Drive", TwinLevel.Module, "PackerDrive"),
        new($"{line}/Palletizer", TwinLevel.WorkUnit, "Palletizer"),
    ];

    public static IEnumerable<PlantTwin> Utilities(string area) =>
    [
        new($"{area}/Electricity meter", TwinLevel.WorkUnit, "ElectricityMeter"),
        new($"{area}/Gas meter", TwinLevel.WorkUnit, "GasMeter"),
        new($"{area}/Compressor 1", TwinLevel.WorkUnit, "Compressor"),
        new($"{area}/Compressor 2", TwinLevel.WorkUnit, "Compressor"),
        new($"{area}/Chiller", TwinLevel.WorkUnit, "Chiller"),
        new($"{area}/Boiler", TwinLevel.WorkUnit, "Boiler"),
        new($"{area}/Weather station", TwinLevel.WorkUnit, "WeatherStation"),
    ];
}
