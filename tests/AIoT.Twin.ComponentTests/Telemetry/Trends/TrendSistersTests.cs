using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Telemetry.Trends;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

public sealed class TrendSistersTests : TwinTestContext
{
    TrendSisters Sisters => new(Plant, Access);

    [Fact]
    public void A_machine_of_the_same_type_has_the_pens_by_their_names()
    {
        var (own, others) = Sisters.Of(Me, [Plant.Flow.Id, Plant.Power.Id])!.Value;

        Assert.Equal(Plant.Filler, own);
        var oven = Assert.Single(others);
        Assert.Equal(Plant.Oven, oven.Twin);
        Assert.Equal([null, Plant.OvenPower.Id], oven.Signals);
    }

    [Fact]
    public void A_machine_one_may_not_read_is_no_sister()
    {
        Access.Hidden.Add(Plant.Oven.Id);

        Assert.Null(Sisters.Of(Me, [Plant.Power.Id]));
    }

    [Fact]
    public void Pens_of_two_machines_are_swapped_with_their_line()
    {
        Assert.Null(Sisters.Of(Me, [Plant.Power.Id, Plant.OvenPower.Id]));
        var (line, filler, oven) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var tree = Plant.Tree;
        var site = tree.Find(tree.Find(Plant.Filler.ParentId)!.ParentId)!;
        SignalNode fillerPower = new(Guid.NewGuid(), filler, "power", "kW", ValueKind.Double), ovenPower = new(Guid.NewGuid(), oven, "Power", "kW", ValueKind.Double);
        Plant.Tree = new TwinTree(
            2,
            [.. tree.All, new(line, site.Id, "line", TwinLevel.WorkCentre, "Line 2", true), new(filler, line, "machine", TwinLevel.WorkUnit, "Filler", true), new(oven, line, "machine", TwinLevel.WorkUnit, "Oven", true)],
            [.. tree.Signals, fillerPower, ovenPower],
            [tree.SiteOf(site.Id)!]);

        var (own, others) = Sisters.Of(Me, [Plant.Power.Id, Plant.OvenPower.Id])!.Value;

        Assert.Equal("Line 1", own.Name);
        Assert.Equal([fillerPower.Id, ovenPower.Id], Assert.Single(others).Signals);
    }

    [Fact]
    public void Without_pens_there_is_nothing_to_swap() => Assert.Null(Sisters.Of(Me, [Guid.NewGuid()]));
}
