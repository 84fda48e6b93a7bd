using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>A machine was in one state for a piece of time.</summary>
readonly record struct StateSpan(Span Span, MachineState State);
