using System.Globalization;

namespace AIoT.Twin.Benchmarks;

/// <summary>Processor time of this process and of a PostgreSQL server with all its children, from the system's own accounts.</summary>
readonly record struct CpuTime(TimeSpan Client, TimeSpan Server)
{
    const double TicksPerSecond = 100;

    public static CpuTime Now(int server) => new(Environment.CpuUsage.TotalTime, OfTree(server));

    public CpuTime Since(CpuTime before) => new(Client - before.Client, Server - before.Server);

    static TimeSpan OfTree(int server)
    {
        // A child that has ended is in its parent's account of children.
        var ticks = Fields(server) is { } own ? own.Used + own.UsedByEnded : 0;
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && Fields(process) is { } fields && fields.Parent == server)
                ticks += fields.Used;
        }

        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    static (int Parent, long Used, long UsedByEnded)? Fields(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            long Number(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
            return ((int)Number(1), Number(11) + Number(12), Number(13) + Number(14));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
