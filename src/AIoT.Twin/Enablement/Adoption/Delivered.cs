namespace AIoT.Twin.Enablement.Adoption;

/// <summary>An insight in a team's hands, due at a time.</summary>
readonly record struct Delivered(Guid Team, Guid Insight, DateTimeOffset At, DateTimeOffset DueAt);

/// <summary>A person decided about an insight: took it on, acted, or dismissed it.</summary>
readonly record struct Decided(Guid Person, Guid Insight, DateTimeOffset At);

/// <summary>A person had an insight on the screen.</summary>
readonly record struct Looked(Guid Person, Guid Insight, DateTimeOffset At);
