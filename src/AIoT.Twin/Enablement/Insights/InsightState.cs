namespace AIoT.Twin.Enablement.Insights;

/// <summary>The life of an insight; the last two end it.</summary>
public enum InsightState : byte { New, Seen, Accepted, Acted, Dismissed }

/// <summary>Why an insight was of no use.</summary>
public enum DismissReason : byte { Known, Wrong, NotOurs, TooLate }
