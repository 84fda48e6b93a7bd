using System.Runtime.CompilerServices;
using AIoT.Twin.Protocols.Modbus;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>The one connection to a Modbus device: polling, testing, previewing and writing take turns on it.</summary>
sealed class ModbusSource(SourceContext context, FieldValues settings) : ISourceConnection
{
    static readonly SourceLayer[] s_layers = [SourceLayer.Dns, SourceLayer.Tcp, SourceLayer.Protocol, SourceLayer.Device];

    static readonly TimeSpan s_longestWrite = TimeSpan.FromSeconds(5);

    readonly byte _unit = (byte)settings.Number("unit", 1);
    readonly ModbusClient _client = new(OptionsOf(context, settings), context.Clock);

    static ModbusClientOptions OptionsOf(SourceContext context, FieldValues settings)
    {
        var port = settings.Number("port", 502);
        return new()
        {
            Host = settings.Text("host"),
            Port = port,
            RequestTimeout = settings.Milliseconds("timeout", 2000),
            PauseBetweenRequests = settings.Milliseconds("pause", 0),
            AllowsAddress = address => context.Allows(address, port),
        };
    }

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ConnectAsync(cancellationToken);
        report.Connected();
        if (bindings.Count == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken);

        var limits = new ReadLimits { MaxRegisters = settings.Number("maxRegisters", ModbusLimits.ReadRegisters) };
        var rounds = ModbusRound.Of(bindings, settings.Milliseconds("interval", 1000), new ModbusAsking(_client, _unit, limits, context));
        while (true)
        {
            var next = rounds.MinBy(r => r.Due)!;
            await next.WaitAsync(cancellationToken);
            if (await next.ReadAsync(report, cancellationToken) is { Length: > 0 } samples)
                yield return new SampleBatch($"source:{context.Source}", 0, null, samples, BatchAck.None);
        }
    }

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.ReadHoldingRegistersAsync(_unit, 0, 1, cancellationToken);
        }
        catch (ModbusException failed) when (!IsAnAnswer(failed))
        {
            var failure = ModbusFailures.Of(failed);
            // A device that takes the connection and then stays silent does not know this unit, or is no Modbus device.
            return TestReport.Of(s_layers, failure);
        }
        catch (ModbusException)
        {
            // It refuses register 0, so it is there and speaks the protocol.
        }

        return TestReport.Of(s_layers, null);
    }

    static bool IsAnAnswer(ModbusException failed) =>
        failed.Failure == ModbusFailure.DeviceException && !ModbusFailures.IsUnitAbsent(failed);

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
        Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public async Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken)
    {
        if (!ModbusPlace.TryParse(address, out var place, out _))
            throw new ArgumentException("The address was not checked.", nameof(address));

        var words = await WordsAsync(place, cancellationToken);
        return new AddressPreview(words, [.. Enum.GetValues<WordOrder>().Select(o => new PreviewedValue(o.ToString(), place.Real(words, o)))]);
    }

    public async Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken)
    {
        if (!ModbusPlace.TryParse(permit.Address, out var place, out _) || !TryEncode(place, permit.RawValue, out var words))
            return new WriteOutcome.Refused("value-does-not-fit", ("value", WriteNumbers.Text(permit.RawValue)));
        if (!_client.IsConnected)
            return new WriteOutcome.Failed(new SourceFailure(SourceLayer.Tcp, "not-connected"), Uncertain: false);
        if (!permit.TryUse(context.Clock.Now()))
            return new WriteOutcome.Refused("permit-spent");

        using var atOnce = new CancellationTokenSource(s_longestWrite, context.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(atOnce.Token, cancellationToken);
        try
        {
            await SendAsync(place, words, either.Token);
            return new WriteOutcome.Written(place.Real(await WordsAsync(place, either.Token), place.Order));
        }
        catch (OperationCanceledException) when (atOnce.IsCancellationRequested)
        {
            return new WriteOutcome.Failed(new SourceFailure(SourceLayer.Protocol, "write-timeout"), Uncertain: true);
        }
        catch (ModbusException failed)
        {
            return new WriteOutcome.Failed(ModbusFailures.Of(failed), Uncertain: failed.Failure != ModbusFailure.DeviceException);
        }
        catch (SourceException failed)
        {
            return new WriteOutcome.Failed(failed.Failure, Uncertain: true);
        }
    }

    // A bit within a register is not writable: sending the other fifteen back may undo what the device did meanwhile.
    static bool TryEncode(ModbusPlace place, double value, out ushort[] words)
    {
        words = new ushort[place.Want.Count];
        return place switch
        {
            { Address.Bit: not null } => false,
            { Address.Table: ModbusTable.Coils } when value is 0 or 1 => (words[0] = (ushort)value) is 0 or 1,
            { Address.Table: ModbusTable.HoldingRegisters } => RegisterCodec.TryFromDouble(value, place.Kind, place.Order, words),
            _ => false,
        };
    }

    async Task SendAsync(ModbusPlace place, ushort[] words, CancellationToken cancellationToken)
    {
        var writer = new ModbusWriter(_client);
        var address = place.Address.Offset;
        if (place.Address.Table == ModbusTable.Coils)
            await writer.WriteCoilAsync(_unit, address, words[0] == 1, cancellationToken);
        else if (words.Length == 1)
            await writer.WriteRegisterAsync(_unit, address, words[0], cancellationToken);
        else
            await writer.WriteRegistersAsync(_unit, address, words, cancellationToken);
    }

    async Task<ushort[]> WordsAsync(ModbusPlace place, CancellationToken cancellationToken)
    {
        var (table, address, count) = place.Want;
        try
        {
            return table.IsBits()
                ? Array.ConvertAll(await _client.ReadBitsAsync(_unit, table, address, count, cancellationToken), bit => bit ? (ushort)1 : (ushort)0)
                : await _client.ReadRegistersAsync(_unit, table, address, count, cancellationToken);
        }
        catch (ModbusException failed)
        {
            throw new SourceException(ModbusFailures.Of(failed), failed);
        }
    }

    async Task ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.ConnectAsync(cancellationToken);
        }
        catch (ModbusException failed)
        {
            throw new SourceException(ModbusFailures.Of(failed), failed);
        }
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
