using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>Makes one twin, with the signals its type has.</summary>
public sealed class CreateTwin(CreateTwins many)
{
    public async Task<TwinResult> RunAsync(Caller by, NewTwin twin, CancellationToken cancellationToken) =>
        await many.RunAsync(by, [twin], [], cancellationToken) switch
        {
            CreateTwinsResult.Created made => new TwinResult.Done(made.Twins[0], 1),
            CreateTwinsResult.Refused refused => refused.Why,
            var other => throw new InvalidOperationException($"{other}"),
        };
}
