using AIoT.Twin.Protocols.Modbus;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Protocols.Modbus;

/// <summary>A client and a device that answers what it is told to.</summary>
public abstract class ModbusClientContext : IAsyncDisposable
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected ModbusClientContext() => Client = ClientWith(TimeSpan.Zero);

    private protected FakeClock Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    private protected ScriptedDevice Device { get; } = new();

    private protected ModbusClient Client { get; }

    private protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private protected ModbusClient ClientWith(TimeSpan pause) => new(
        new() { Host = "127.0.0.1", Port = Device.Port, RequestTimeout = Patience, PauseBetweenRequests = pause }, Clock);

    private protected async Task<(Task<ushort[]> Asked, byte[] Request)> AskAsync()
    {
        var asked = Client.ReadHoldingRegistersAsync(1, 0, 1, Cancelled);
        return (asked, await Device.ReceiveAsync(Cancelled));
    }

    private protected async Task AnswersAsync()
    {
        var (asked, request) = await AskAsync();
        await Device.SendAsync(ScriptedDevice.Answer(request, "03 02 00 2A"), Cancelled);
        Assert.Equal([42], await asked);
    }

    private protected static async Task<ModbusException> FailsAsync(Task asked, ModbusFailure failure)
    {
        var thrown = await Assert.ThrowsAsync<ModbusException>(() => asked);
        Assert.Equal(failure, thrown.Failure);
        return thrown;
    }

    private protected static byte[] Bytes(byte[][] parts) => [.. parts.SelectMany(part => part)];

    private protected static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Client.DisposeAsync();
        Device.Dispose();
    }
}
