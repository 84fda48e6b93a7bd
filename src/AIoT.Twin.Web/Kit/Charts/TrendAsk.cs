using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>What is asked of history for one line: a signal as pen number so and so, and for an overlay how much earlier and its label.</summary>
sealed record TrendAsk(SignalNode Signal, int Pen, TimeSpan Earlier, string? Label);
