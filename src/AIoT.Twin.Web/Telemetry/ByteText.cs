using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Sizes as people read them; thousands of bytes are 1,024, as disks of servers are counted.</summary>
static class ByteText
{
    static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < s_units.Length - 1)
            (size, unit) = (size / 1024, unit + 1);
        return $"{Numbers.Text(size, unit == 0 || size >= 100 ? 0 : 1)}\u00a0{s_units[unit]}";
    }
}
