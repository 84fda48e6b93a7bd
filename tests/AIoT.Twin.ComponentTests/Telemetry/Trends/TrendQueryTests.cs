using AIoT.Twin.Web.Kit.Charts;
using AIoT.Twin.Web.Telemetry.Trends;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

public sealed class TrendQueryTests
{
    static readonly Guid s_one = new("01990000-0000-7000-8000-000000000010");
    static readonly Guid s_two = new("01990000-0000-7000-8000-000000000011");

    static TrendState Read(string address) => TrendQuery.Read(new Uri("http://localhost" + address));

    [Fact]
    public void Everything_a_trend_is_reads_back_from_its_address()
    {
        var state = new TrendState
        {
            Pens = [new(s_one) { Look = new(true, -5.5, 100) }, new(s_two)],
            Range = "2026-10-25T02:30:00+02:00 to 2026-10-25T02:30:00+01:00",
            Scales = TrendScales.Own,
            Lanes = TrendLanes.Pen,
            Without = ["stop"],
            Cursors = new(new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), new(2026, 1, 2, 3, 5, 0, TimeSpan.Zero)),
            Earlier = "7d",
            Sister = s_two,
            View = TrendView.Xy,
            Xy = (1, 0),
            Paused = new(2026, 1, 2, 4, 0, 0, TimeSpan.Zero),
        };

        var read = Read(TrendQuery.AddressOf(state));

        Assert.Equivalent(state, read, strict: true);
        Assert.Equal(TrendQuery.AddressOf(state), TrendQuery.AddressOf(read));
    }

    [Fact]
    public void Only_what_differs_from_the_usual_is_written()
    {
        Assert.Equal("/trends", TrendQuery.AddressOf(new TrendState()));
        Assert.Equal($"/trends?pens={s_one},{s_two}&range=now-30d", TrendQuery.AddressOf(new TrendState { Range = "now-30d" }.Add([s_one, s_two])));
    }

    [Fact]
    public void Addresses_of_before_pens_had_settings_still_lead_here() => Assert.Equal([s_one, s_two], Read($"/trends?signals={s_one},{s_two}").Signals);

    [Theory]
    [InlineData("/trends?pens=&range=&a=&view=&x=")]
    [InlineData("/trends?scales=no&lanes=17x&view=%00&x=99&y=-1&earlier=forever&sister=me&a=yesterday&paused=1")]
    public void What_is_no_setting_is_the_usual(string address) => Assert.Equivalent(new TrendState(), Read(address), strict: true);

    [Fact]
    public void What_is_no_signal_is_named_and_the_rest_is_kept()
    {
        var state = Read($"/trends?pens=%3Cscript%3E,{s_one}_h_lx_u5,bad");

        Assert.Equal(["<script>", "bad"], state.NotUnderstood);
        Assert.Equal(new PenLook(true, null, 5), Assert.Single(state.Pens).Look);
    }

    [Fact]
    public void A_scale_that_ends_below_its_beginning_is_the_values_own() =>
        Assert.Equal(PenLook.Usual, Assert.Single(Read($"/trends?pens={s_one}_l10_u5").Pens).Look);

    [Fact]
    public void A_pen_stands_once_and_there_are_at_most_twelve()
    {
        var many = Enumerable.Range(0, 15).Select(_ => Guid.NewGuid()).ToArray();

        var state = Read($"/trends?pens={string.Join(',', many.Append(many[0]))}");

        Assert.Equal(many[..12], state.Signals);
        Assert.Equal(3, state.LeftOut);
        Assert.Equal(12, state.Add([Guid.NewGuid()]).Pens.Count);
    }

    [Fact]
    public void Swapping_the_machine_keeps_what_was_set_and_drops_what_the_other_has_not()
    {
        var other = Guid.NewGuid();
        var state = new TrendState { Pens = [new(s_one) { Look = new(true, null, null) }, new(s_two)], Sister = Guid.NewGuid() };

        var swapped = state.Swap([other, null]);

        Assert.Equal(new TrendPen(other) { Look = new(true, null, null) }, Assert.Single(swapped.Pens));
        Assert.Null(swapped.Sister);
    }
}
