namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>What is allowed of each producer's clock.</summary>
interface IClockLimits
{
    ClockLimits Of(string producer);
}

/// <summary>The same for all, where nobody says otherwise.</summary>
sealed class UsualClockLimits(HistorianOptions options) : IClockLimits
{
    public ClockLimits Of(string producer) => new(options.AllowedSkew, null);
}
