using AIoT.Twin.Benchmarks;

switch (args.FirstOrDefault())
{
    case "codec":
        CodecBench.Run();
        return 0;
    default:
        Console.Error.WriteLine("One of: codec");
        return 2;
}
