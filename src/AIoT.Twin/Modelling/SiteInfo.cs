namespace AIoT.Twin.Modelling;

/// <summary>The site a twin belongs to, with the zone its days and weeks are counted in and its currency (ISO 4217).</summary>
public sealed record SiteInfo(Guid Id, string Name, TimeZoneInfo Zone, string Currency);
