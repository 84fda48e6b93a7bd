using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>An insight a team got before the installation, and what its people did with it.</summary>
sealed record ScriptedInsight(string Key, TeamSpec Team, PlantSignal Subject, bool IsLevel, long AtUs, IReadOnlyList<ScriptedStep> Steps);

/// <summary>Somebody saw it, took it on, acted or dismissed it; each person's number is within the team.</summary>
sealed record ScriptedStep(InsightState To, long AtUs, int Person, DismissReason? Reason = null, string? Found = null);
