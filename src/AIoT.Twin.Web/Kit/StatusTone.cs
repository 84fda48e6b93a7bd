namespace AIoT.Twin.Web.Kit;

/// <summary>How a status is drawn; none of these is an alarm's colour.</summary>
public enum StatusTone { Neutral, Confirmed, Attention, Unknown }
