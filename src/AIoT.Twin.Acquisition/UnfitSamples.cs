namespace AIoT.Twin.Acquisition;

/// <summary>Samples of a batch that whoever read them found unfit: they go with the others, but no rule and no watcher sees them.</summary>
sealed record UnfitSamples(IReadOnlyList<(Sample Sample, string Reason, SentValue? Sent)> All)
{
    static readonly UnfitSamples s_none = new([]);

    /// <summary>The samples that are fit, in their order, and those that are not.</summary>
    public static (ReadOnlyMemory<Sample> Fit, UnfitSamples Unfit) Apart(SampleBatch batch)
    {
        if (batch.Unfit.Count == 0)
            return (batch.Samples, s_none);
        var reasons = batch.Unfit.ToDictionary(u => u.Index, u => u.Reason);
        var fit = new List<Sample>(batch.Samples.Length);
        var unfit = new List<(Sample, string, SentValue?)>(reasons.Count);
        for (var i = 0; i < batch.Samples.Length; i++)
        {
            if (reasons.TryGetValue(i, out var reason))
                unfit.Add((batch.Samples.Span[i], reason, batch.Sent.GetValueOrDefault(i)));
            else
                fit.Add(batch.Samples.Span[i]);
        }

        return (fit.ToArray(), new UnfitSamples(unfit));
    }

    /// <summary>The batch with other fit samples, and these behind them.</summary>
    public SampleBatch Behind(Sample[] fit, SampleBatch batch) => All.Count == 0 ? batch with { Samples = fit } : batch with
    {
        Samples = fit.Concat(All.Select(u => u.Sample)).ToArray(),
        Unfit = [.. All.Select((u, i) => new QuarantinedSample(fit.Length + i, u.Reason))],
        Sent = All.Index().Where(u => u.Item.Sent is not null).ToDictionary(u => fit.Length + u.Index, u => u.Item.Sent!),
    };
}
