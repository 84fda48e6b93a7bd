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
            return answer.IsSuccessStatusCode ? new UplinkAnswer.Stored() : await RefusedAsync(answer, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new UplinkAnswer.Unreachable(e.Message);
        }
    }

    // Rights and keys can be put right on the server; a batch that cannot be read never will be.
    static async Task<UplinkAnswer> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var code = await ServerApi.CodeOfAsync(answer, cancellationToken);
        return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge
            ? new UplinkAnswer.Refused(code)
            : new UplinkAnswer.Unreachable(code);
    }
}
