namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>One step of filling the plant. It may have been done in part before, or wholly without being noted: doing it again changes nothing.</summary>
interface ISeedStep
{
    /// <summary>What a page says is being done.</summary>
    string Code { get; }

    /// <summary>Its part of the time the whole takes.</summary>
    int Share { get; }

    Task RunAsync(SeedContext context, CancellationToken cancellationToken);
}
