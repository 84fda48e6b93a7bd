namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>Names as levels of a topic: what a topic cannot hold becomes an underscore.</summary>
static class MqttTopics
{
    public static string Of(string prefix, SinkSeries series) => string.Join('/', [prefix.TrimEnd('/'), .. series.Place.Select(Level), Level(series.Name)]);

    static string Level(string name) =>
        string.Create(name.Length, name, (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = from[i] is '/' or '+' or '#' || char.IsControl(from[i]) ? '_' : from[i];
        });
}
