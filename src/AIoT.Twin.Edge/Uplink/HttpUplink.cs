using System.Net;
using System.Text;
using AIoT.Twin.Acquisition.Forwarding;

namespace AIoT.Twin.Edge.Uplink;

/// <summary>Sends batches to <c>POST /api/v1/samples</c>; the server tells a repetition by producer, epoch and number.</summary>
sealed class HttpUplink(ServerApi server) : IUplink
{
    const string Producer = "outbox";

    public async Task<UplinkAnswer> SendAsync(int epoch, WaitingBatch batch, CancellationToken cancellationToken)
    {
        byte[] body =
        [
            .. Encoding.UTF8.GetBytes($$"""{"producer":"{{Producer}}","epoch":{{epoch}},"number":{{batch.Number}},"samples":"""),
            .. batch.Samples, (byte)'}',
        ];
        try
        {
            using var answer = await server.PostAsync("/api/v1/samples", body, cancellationToken);
            return AnswerOf(answer.StatusCode, await ServerAnswer.ReadAsync(answer, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new UplinkAnswer.Unreachable(e.Message);
        }
    }

    // Only the server's own answers count: a portal or proxy on the way says 200, 400 and 404 to whatever it is asked.
    static UplinkAnswer AnswerOf(HttpStatusCode status, ServerAnswer answer) => answer switch
    {
        { IsReceipt: true } => new UplinkAnswer.Stored(),
        { Code: "stale-epoch", Epoch: { } newest } => new UplinkAnswer.Outdated(newest),
        { Code: { } code } when IsForGood(status) => new UplinkAnswer.Refused(code),
        _ when status is HttpStatusCode.RequestEntityTooLarge => new UplinkAnswer.Refused("too-large"),
        _ => new UplinkAnswer.Unreachable(answer.Code ?? $"{(int)status}"),
    };

    // Rights, keys and hurry can be put right; a batch that cannot be read never will be.
    static bool IsForGood(HttpStatusCode status) => (int)status is >= 400 and < 500
        && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout
            or HttpStatusCode.TooManyRequests);
}
