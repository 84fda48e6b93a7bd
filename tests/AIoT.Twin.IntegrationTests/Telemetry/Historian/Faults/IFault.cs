namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>Something that goes wrong with the database for a while, and then is over.</summary>
interface IFault
{
    string Name { get; }

    Task StrikeAsync(Random random, CancellationToken cancellationToken);

    Task EndAsync(CancellationToken cancellationToken);
}
