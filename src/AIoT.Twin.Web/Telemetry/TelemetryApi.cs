namespace AIoT.Twin.Web.Telemetry;

static class TelemetryApi
{
    public static void MapTelemetry(this IEndpointRouteBuilder routes)
    {
        routes.MapTelemetryHub();
        var api = routes.MapGroup("/api/v1").WithTags("Telemetry");
        api.MapSamples();
        api.MapSources();
        api.MapSinks();
    }
}
