namespace AIoT.Twin;

/// <summary>Something that goes on for a while after the start, such as filling the sample plant; every page says so until it is done.</summary>
public interface IStartupProgress
{
    /// <summary>Null when there is nothing to say.</summary>
    StartupStep? Current { get; }
}

/// <summary>How far a start has come: 0 to 100, and the code of what is being done.</summary>
public sealed record StartupStep(int Percent, string Code);
