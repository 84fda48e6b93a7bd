using System.Net.Sockets;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>One connection to a Modbus TCP device: one request at a time, and connected again after the connection was dropped.</summary>
/// <remarks>
/// Every failure is a <see cref="ModbusException"/>. After a time-out the connection stays in use and the late answer is dropped when it
/// comes; after a framing failure it is closed, because nothing on it can be trusted any more. Writing is only possible through
/// <see cref="ModbusWriter"/>.
/// </remarks>
public sealed class ModbusClient(ModbusClientOptions options, TimeProvider clock) : IAsyncDisposable
{
    readonly SemaphoreSlim _turn = new(1);
    ModbusConnection? _connection;
    long _lastEnd;
    int _unanswered;
    long _lateAnswers;
    bool _disposed;

    public bool IsConnected => _connection is not null;

    /// <summary>Answers that came after their request had timed out and were thrown away.</summary>
    public long LateAnswers => Interlocked.Read(ref _lateAnswers);

    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<bool[]> ReadCoilsAsync(byte unit, ushort address, int quantity, CancellationToken cancellationToken) =>
        ReadBitsAsync(unit, ModbusTable.Coils, address, quantity, cancellationToken);

    public Task<bool[]> ReadDiscreteInputsAsync(byte unit, ushort address, int quantity, CancellationToken cancellationToken) =>
        ReadBitsAsync(unit, ModbusTable.DiscreteInputs, address, quantity, cancellationToken);

    public Task<ushort[]> ReadHoldingRegistersAsync(byte unit, ushort address, int quantity, CancellationToken cancellationToken) =>
        ReadRegistersAsync(unit, ModbusTable.HoldingRegisters, address, quantity, cancellationToken);

    public Task<ushort[]> ReadInputRegistersAsync(byte unit, ushort address, int quantity, CancellationToken cancellationToken) =>
        ReadRegistersAsync(unit, ModbusTable.InputRegisters, address, quantity, cancellationToken);

    public async Task<bool[]> ReadBitsAsync(
        byte unit, ModbusTable table, ushort address, int quantity, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(table.IsBits(), false, nameof(table));
        var answer = await ExchangeAsync(unit, ModbusRequest.Read(table, address, quantity), cancellationToken);
        return ModbusAnswer.Bits(answer, quantity);
    }

    public async Task<ushort[]> ReadRegistersAsync(
        byte unit, ModbusTable table, ushort address, int quantity, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(table.IsBits(), true, nameof(table));
        var answer = await ExchangeAsync(unit, ModbusRequest.Read(table, address, quantity), cancellationToken);
        return ModbusAnswer.Registers(answer);
    }

    /// <summary>Sends one request and returns its answer, already checked against the request.</summary>
    internal async Task<ReadOnlyMemory<byte>> ExchangeAsync(byte unit, byte[] request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var connection = await OpenAsync(cancellationToken);
            await PauseAsync(cancellationToken);
            return await ExchangeAsync(connection, unit, request, cancellationToken);
        }
        finally
        {
            _lastEnd = clock.GetTimestamp();
            _turn.Release();
        }
    }

    async Task<ReadOnlyMemory<byte>> ExchangeAsync(
        ModbusConnection connection, byte unit, byte[] request, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(options.RequestTimeout, clock, cancellationToken);
        try
        {
            var answer = await connection.ExchangeAsync(unit, request, deadline.Token);
            _unanswered = 0;
            ModbusAnswer.Check(answer.Span, request);
            return answer;
        }
        catch (OperationCanceledException late)
        {
            // Half a request on the wire would spoil the next one.
            if (connection.IsSending || ++_unanswered >= options.UnansweredUntilReconnect)
                Drop();
            if (!deadline.Passed)
                throw;
            throw new ModbusException(ModbusFailure.Timeout, $"unit={unit} function={request[0]}", late);
        }
        catch (ModbusException wrong) when (wrong.Failure != ModbusFailure.DeviceException)
        {
            Drop();
            throw;
        }
        catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException)
        {
            Drop();
            throw new ModbusException(ModbusFailure.ConnectionLost, $"{options.Host}:{options.Port}", lost);
        }
        finally
        {
            Interlocked.Add(ref _lateAnswers, connection.TakeLateAnswers());
        }
    }

    async Task<ModbusConnection> OpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_connection is { IsAlive: true } open)
            return open;

        Drop();
        try
        {
            var target = new DialTarget(options.Host, options.Port, options.AllowsAddress);
            var socket = await TcpDialer.ConnectAsync(target, options.ConnectTimeout, clock, cancellationToken);
            return _connection = new ModbusConnection(socket, MbapFramer.Instance);
        }
        catch (DialException refused)
        {
            throw ModbusException.From(refused);
        }
    }

    async Task PauseAsync(CancellationToken cancellationToken)
    {
        if (_lastEnd == 0 || options.PauseBetweenRequests <= TimeSpan.Zero)
            return;

        var rest = options.PauseBetweenRequests - clock.GetElapsedTime(_lastEnd);
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, clock, cancellationToken);
    }

    void Drop()
    {
        _unanswered = 0;
        Interlocked.Exchange(ref _connection, null)?.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        Drop();
        return ValueTask.CompletedTask;
    }
}
