using System.Globalization;
using AIoT.Twin.Benchmarks;

int Number(int index, int otherwise) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

switch (args.FirstOrDefault())
{
    case "ingest":
        await IngestBench.RunAsync(ticks: Number(1, 5000), rounds: Number(2, 5));
        return 0;
    case "window":
        await WindowBench.RunAsync(rounds: Number(1, 5));
        return 0;
    case "trends" when args.Length > 2:
        await TrendsBench.FillAsync(Path.GetFullPath(args[1]), [.. args[2].Split(',').Select(Guid.Parse)]);
        return 0;
    case "trends":
        await TrendsBench.RunAsync(times: Number(1, 21));
        return 0;
    case "codec":
        CodecBench.Run();
        return 0;
    case "sqlite":
        await SqliteBench.RunAsync(ticks: Number(1, 5000), rounds: Number(2, 5));
        return 0;
    case "soak":
        await SoakBench.RunAsync(minutes: Number(1, 30), kind: args.ElementAtOrDefault(2) ?? "postgres");
        return 0;
    case "growth":
        await GrowthBench.RunAsync(most: Number(1, 1_000_000_000));
        return 0;
    case "growth-fill":
        await GrowthBench.FillAsync(args[1], long.Parse(args[2], CultureInfo.InvariantCulture), long.Parse(args[3], CultureInfo.InvariantCulture));
        return 0;
    case "lake":
        await LakeBench.RunAsync(ticks: Number(1, 1000), rounds: Number(2, 5));
        return 0;
    default:
        Console.Error.WriteLine("One of: ingest, window, sqlite, soak, growth, trends, codec, lake");
        return 2;
}
