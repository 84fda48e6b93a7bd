namespace AIoT.Twin.CrashWriter;

/// <summary>What the test learns of this process: whole lines, written at once; one that was cut off lacks its full stop.</summary>
static class Say
{
    public static void Line(string what) => Console.Out.WriteLine($"{what} .");

    public static void Line(string what, int producer, long number) => Line($"{what} {producer} {number}");
}
