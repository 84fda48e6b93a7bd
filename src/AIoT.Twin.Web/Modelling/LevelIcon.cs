using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Modelling;

static class LevelIcon
{
    public static string Of(TwinLevel level) => level switch
    {
        TwinLevel.Enterprise => "domain",
        TwinLevel.Site => "location_on",
        TwinLevel.Area => "grid_view",
        TwinLevel.WorkCentre => "conveyor_belt",
        TwinLevel.WorkUnit => "precision_manufacturing",
        TwinLevel.Sensor => "sensors",
        _ => "settings_input_component",
    };
}
