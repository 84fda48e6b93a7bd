namespace AIoT.Twin.Telemetry.Historian;

/// <summary>The number under which this process may write; another process that takes over makes it void.</summary>
sealed class Fence
{
    volatile int _number = -1;

    public int Number
    {
        get => _number;
        set => _number = value;
    }
}
