namespace AIoT.Twin.Telemetry.Historian.Store;

static class EmbeddedScript
{
    /// <summary>The first script makes the tables; each further one brings those of the version before up to its own.</summary>
    public static string Read(string provider, int version = 1)
    {
        var name = version == 1 ? provider : $"{provider}.{version}";
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream($"historian/{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
