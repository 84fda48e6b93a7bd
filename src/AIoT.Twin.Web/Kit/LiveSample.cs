using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Kit;

/// <summary>A sample with the signal and the series it belongs to, and its words where it is a text.</summary>
public readonly record struct LiveSample(SignalNode Signal, SeriesInfo Series, Sample Sample, string? Text = null);
