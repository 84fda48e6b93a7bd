using AIoT.Twin.Web.Telemetry.Corrections;
using AIoT.Twin.Web.Telemetry.DataQuality;
using AIoT.Twin.Web.Telemetry.Quarantine;
using AIoT.Twin.Web.Telemetry.Trends;

namespace AIoT.Twin.Web.Telemetry;

static class TelemetryApi
{
    public static void MapTelemetry(this IEndpointRouteBuilder routes)
    {
        routes.MapTelemetryHub();
        var api = routes.MapGroup("/api/v1").WithTags("Telemetry");
        api.MapSamples();
        api.MapAnalysis();
        api.MapSources();
        api.MapClocks();
        api.MapSinks();
        api.MapRetention();
        api.MapTrends();
        api.MapLake();
        api.MapImports();
        api.MapQuarantine();
        api.MapCorrections();
        api.MapLineage();
        api.MapQuality();
        routes.MapImportUpload();
    }
}
