namespace AIoT.Twin.Web.Telemetry;

static class TelemetryApi
{
    public static void MapTelemetry(this IEndpointRouteBuilder routes) => _ = routes.MapGroup("/api/v1").WithTags("Telemetry");
}
