namespace AIoT.Twin.Telemetry.Lake;

/// <summary>What is exported as one: a day of a site, in the site's own time.</summary>
public readonly record struct LakeKey(Guid Site, DateOnly Day);
