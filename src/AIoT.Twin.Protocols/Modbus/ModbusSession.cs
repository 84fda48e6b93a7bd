using System.IO.Pipelines;

namespace AIoT.Twin.Protocols.Modbus;

/// <summary>One connection of a server: reads a request, answers it, and reads on only when the answer is on its way.</summary>
sealed class ModbusSession(
    IDuplexPipe connection,
    IModbusFramer framer,
    IReadOnlyDictionary<byte, IModbusDevice> units,
    TimeSpan idleTimeout,
    TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // One deadline for the whole exchange, so that a byte now and then does not keep a connection open.
            using var deadline = new Deadline(idleTimeout, clock, cancellationToken);
            if (await ReadAsync(deadline.Token) is not { } request)
                return;

            var answer = ModbusRequestHandler.Answer(request.Pdu.Span, units.GetValueOrDefault(request.Unit));
            await connection.Output.WriteAsync(framer.Write(request with { Pdu = answer }), deadline.Token);
        }
    }

    async Task<ModbusFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await connection.Input.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (framer.TryRead(ref buffer, out var frame))
            {
                connection.Input.AdvanceTo(buffer.Start);
                return frame;
            }

            connection.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                return null;
        }
    }
}
