namespace AIoT.Twin.Telemetry.Historian.Store;

static class EmbeddedScript
{
    public static string Read(string provider)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream($"historian/{provider}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
