using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Forwarding;
using AIoT.Twin.Edge.Health;
using AIoT.Twin.Edge.Uplink;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Edge;

/// <summary>The edge agent: the server's drivers and rules, an outbox instead of a historian, and one link to the server.</summary>
public static class EdgeAgent
{
    public static IHost Build(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddOptions<EdgeOptions>().BindConfiguration("Twin:Edge").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<EdgeOptions>, ValidateEdgeOptions>();
        builder.AddAcquisition();
        builder.Services.AddSingleton<EdgeSeries>();
        builder.Services.AddSingleton<ISeriesCatalog>(services => services.GetRequiredService<EdgeSeries>());
        builder.Services.AddSingleton<IEndpointPolicy, AnyEndpoint>().AddSingleton<EdgeBindings>();
        builder.Services.AddSingleton(OpenOutbox);
        builder.Services.AddSingleton<ISampleSink, OutboxSink>();
        // A redirected POST would arrive as a GET, and without the key.
        builder.Services.AddHttpClient<ServerApi>(Server).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        builder.Services.AddSingleton<IUplink, HttpUplink>();
        builder.Services.AddSingleton<Forwarder>();
        builder.Services.AddHostedService<ReadSources>();
        builder.Services.AddHostedService<ForwardBatches>();
        builder.Services.AddHostedService<ReportHealth>();
        return builder.Build();
    }

    static Outbox OpenOutbox(IServiceProvider services) => Outbox.Open(
        new OutboxOptions(Path.Combine(services.GetRequiredService<IOptions<EdgeOptions>>().Value.DataFolder, "outbox.db")),
        services.GetRequiredService<TimeProvider>());

    static void Server(IServiceProvider services, HttpClient client)
    {
        var options = services.GetRequiredService<IOptions<EdgeOptions>>().Value;
        client.BaseAddress = options.Server;
        client.Timeout = TimeSpan.FromSeconds(30);
        client.DefaultRequestHeaders.Authorization = new("Bearer", options.Key);
    }
}
