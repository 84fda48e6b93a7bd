namespace AIoT.Twin.Modelling.Standards;

/// <summary>How every twin stands, as of one version of the configuration.</summary>
sealed record StandardPicture(long Version, IReadOnlyDictionary<Guid, IReadOnlyList<StandardFinding>> Twins)
{
    public IReadOnlyList<StandardFinding> Of(Guid twin) => Twins.GetValueOrDefault(twin) ?? [];

    public StandardScore ScoreOf(Guid twin)
    {
        var findings = Of(twin);
        return new(findings.Count(f => f.IsMet), findings.Count);
    }
}
