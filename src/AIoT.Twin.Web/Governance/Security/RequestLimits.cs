using System.Threading.RateLimiting;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>How much one caller may ask for: tries to sign in per address, requests per key, bytes per request.</summary>
static class RequestLimits
{
    const long LargestBody = 8 * 1024 * 1024;
    const int TriesPerMinute = 20;

    public static void Apply(RateLimiterOptions options, IConfiguration settings)
    {
        var perSecond = settings.GetValue("Twin:ApiRequestsPerSecond", 500);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, perSecond));
        options.OnRejected = RejectAsync;
    }

    static RateLimitPartition<string> Partition(HttpContext context, int perSecond)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && (request.Path.StartsWithSegments("/sign-in") || request.Path.StartsWithSegments("/setup")))
            return RateLimitPartition.GetFixedWindowLimiter($"sign-in {context.Connection.RemoteIpAddress}", _ => new() { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) });
        return Schemes.IsApi(request)
            ? RateLimitPartition.GetTokenBucketLimiter($"api {NameOf(context)}", _ => Bucket(perSecond))
            : RateLimitPartition.GetNoLimiter("");
    }

    static TokenBucketRateLimiterOptions Bucket(int perSecond) =>
        new() { TokenLimit = perSecond * 2, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 };

    static string NameOf(HttpContext context) => context.User.AsCaller()?.Id.ToString() ?? $"{context.Connection.RemoteIpAddress}";

    static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
        context.HttpContext.Response.Headers.RetryAfter = $"{seconds}";
        await ApiProblem.Of(StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests; try again later.", ("seconds", seconds))
            .ExecuteAsync(context.HttpContext);
    }

    /// <summary>Refused by its announced length before anything is read; a body that lies about it is cut off by the server.</summary>
    public static Task Size(HttpContext context, RequestDelegate next) =>
        Schemes.IsApi(context.Request) && context.Request.ContentLength > LargestOf(context)
            ? ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "The request is too large.", ("largest", LargestBody)).ExecuteAsync(context)
            : next(context);

    // An endpoint that takes files says so, and has a limit of its own.
    static long? LargestOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own ? own.MaxRequestBodySize : LargestBody;

    public static void Apply(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
    }
}
