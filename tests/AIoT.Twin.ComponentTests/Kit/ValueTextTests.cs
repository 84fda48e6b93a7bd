using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class ValueTextTests : TwinTestContext
{
    IStringLocalizer<KitText> Text => Services.GetRequiredService<IStringLocalizer<KitText>>();

    [Theory]
    [InlineData(MachineState.Unknown, "unknown")]
    [InlineData(MachineState.Running, "running")]
    [InlineData(MachineState.PlannedStop, "planned stop")]
    [InlineData(MachineState.Changeover, "changeover")]
    [InlineData(MachineState.OwnFault, "own fault")]
    [InlineData(MachineState.Starved, "starved")]
    [InlineData(MachineState.Blocked, "blocked")]
    [InlineData(MachineState.NoOrder, "no order")]
    public void A_machine_state_reads_as_people_call_it(MachineState state, string words)
    {
        Assert.Equal(words, ValueText.Of(ValueKind.State, new Sample(0, SampleStatus.Good, 0, (long)state), Text));
        Assert.Equal(words, ValueText.Words(ValueKind.State, Text)![(int)state]);
    }

    [Fact]
    public void A_state_that_is_on_no_list_stays_its_number() =>
        Assert.Equal("8", ValueText.Of(ValueKind.State, new Sample(0, SampleStatus.Good, 0, 8), Text));
}
