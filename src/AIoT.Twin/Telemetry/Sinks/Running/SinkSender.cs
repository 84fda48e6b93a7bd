using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Sends points in parts the other side can take; a few it will never take are found and left out, many stop the sink.</summary>
sealed class SinkSender(ISinkConnection connection, SinkReport report)
{
    const int Part = 5000;
    const int MostRefused = 16;

    /// <summary>Ends when the other side has confirmed them; throws <see cref="SourceException"/> when they must be sent again.</summary>
    public async Task SendAsync(List<SinkPoint> points, CancellationToken cancellationToken)
    {
        var refused = new List<SourceFailure>();
        for (var from = 0; from < points.Count; from += Part)
            await SendAsync(points.GetRange(from, Math.Min(Part, points.Count - from)), refused, cancellationToken);
        foreach (var why in refused)
            report.Refused(why);
        report.Sent(points.Count - refused.Count);
    }

    async Task SendAsync(List<SinkPoint> points, List<SourceFailure> refused, CancellationToken cancellationToken)
    {
        if (points.Count == 0 || await connection.WriteAsync(points, cancellationToken) is not { } why)
            return;
        if (points.Count == 1)
        {
            refused.Add(why);
            // So many are no slip of single values: a table of another shape, a field of another type. That is a person's to mend.
            if (refused.Count > MostRefused)
                throw new SourceException(why);
            return;
        }

        var half = points.Count / 2;
        await SendAsync(points.GetRange(0, half), refused, cancellationToken);
        await SendAsync(points.GetRange(half, points.Count - half), refused, cancellationToken);
    }
}
