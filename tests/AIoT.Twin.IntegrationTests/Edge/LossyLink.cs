using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.IntegrationTests.Edge;

enum LinkState
{
    Up,

    /// <summary>Requests get through, the answers to samples do not.</summary>
    LosesAnswers,

    /// <summary>No samples get through.</summary>
    Down,
}

/// <summary>The way between an agent and its server, which fails as a test wants; it remembers what the server answered to samples.</summary>
sealed class LossyLink : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly HttpClient _server;
    int _underWay;

    LossyLink(WebApplication app, HttpClient server) => (_app, _server) = (app, server);

    public LinkState State { get; set; }

    public Uri Address => new(_app.Urls.First());

    public ConcurrentQueue<(HttpStatusCode Status, JsonNode Answer)> Answers { get; } = [];

    public static async Task<LossyLink> StartAsync(Uri server, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var link = new LossyLink(app, new HttpClient { BaseAddress = server });
        app.Run(link.PassAsync);
        await app.StartAsync(cancellationToken);
        return link;
    }

    /// <summary>Waits until the server has answered all that got through, also to an agent that is gone.</summary>
    public async Task QuietAsync(CancellationToken cancellationToken)
    {
        while (Volatile.Read(ref _underWay) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    async Task PassAsync(HttpContext context)
    {
        Interlocked.Increment(ref _underWay);
        try
        {
            await PassOnAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    async Task PassOnAsync(HttpContext context)
    {
        var isSamples = context.Request.Path == "/api/v1/samples";
        if (isSamples && State is LinkState.Down)
        {
            context.Abort();
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, context.Request.Path) { Content = new StreamContent(context.Request.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var answer = await _server.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        if (isSamples)
            Answers.Enqueue((answer.StatusCode, JsonNode.Parse(body)!));
        if (isSamples && State is LinkState.LosesAnswers)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _server.Dispose();
    }
}
