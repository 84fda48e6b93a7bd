using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.UnitTests.Modelling;

public sealed class BuiltInTypesTests
{
    readonly TypeCatalog _types = new([.. BuiltInTypes.Documents().Select(text => (DtdlDocument.Parse(text), true))]);

    [Fact]
    public void Every_constant_has_its_document()
    {
        var ids = typeof(BuiltInTypes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);

        Assert.All(ids, id => Assert.NotNull(_types.Find(id)));
    }

    [Fact]
    public void Every_document_is_dtdl_3_and_extends_one_that_is_there() => Assert.All(BuiltInTypes.Documents(), text =>
    {
        using var json = JsonDocument.Parse(text);
        Assert.Equal("dtmi:dtdl:context;3", json.RootElement.GetProperty("@context")[0].GetString());
        if (json.RootElement.TryGetProperty("extends", out var parent))
            Assert.NotNull(_types.Find(parent.GetString()!));
    });

    [Fact]
    public void An_oven_is_a_work_unit_with_what_every_machine_has()
    {
        var oven = _types.Find(BuiltInTypes.Oven)!;

        Assert.Equal(TwinLevel.WorkUnit, oven.Level);
        Assert.Contains(oven.Telemetry, e => e is { Name: "state", Kind: ValueKind.State, Class: SignalClass.State });
        Assert.Contains(oven.Telemetry, e => e is { Name: "power", Unit: "kW" });
        Assert.Contains(oven.Telemetry, e => e is { Name: "gas", Unit: "m3/h" });
        Assert.Contains(oven.Telemetry, e => e is { Name: "setpoint", Unit: "Cel", Class: SignalClass.Setpoint });
    }
}
