namespace AIoT.Twin.Telemetry.Historian.Retention;

static class KeptClasses
{
    extension(ISeriesRetention retention)
    {
        /// <summary>How long rows of minutes of a class are kept; as the settings say where the class does not.</summary>
        public TimeSpan MinuteRowsOf(short id, HistorianOptions options) =>
            retention.Classes.FirstOrDefault(c => c.Id == id)?.Minutes ?? options.MinuteRowAge;
    }
}
