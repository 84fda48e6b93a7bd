namespace AIoT.Twin.ModelOps.Watching;

/// <summary>What a finding is about; well known when what is usual for it was learned over a week at least.</summary>
readonly record struct Subject(Guid Id, Guid Twin, string Unit, double ChanceAlarms, bool WellKnown);
