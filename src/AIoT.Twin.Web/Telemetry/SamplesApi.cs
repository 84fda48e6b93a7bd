namespace AIoT.Twin.Web.Telemetry;

static class SamplesApi
{
    public static void MapSamples(this IEndpointRouteBuilder api) => _ = api;
}
