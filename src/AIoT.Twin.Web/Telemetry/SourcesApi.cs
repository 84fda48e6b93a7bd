namespace AIoT.Twin.Web.Telemetry;

static class SourcesApi
{
    public static void MapSources(this IEndpointRouteBuilder api) => _ = api;
}
