using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>A twin with its own score and that of everything below with it; twins for which nothing is asked are counted apart.</summary>
public sealed record StandardRow(Guid Twin, string Name, string Place, StandardScore Own, StandardScore Subtree, int TwinsWithout);

/// <summary>A standard with what people see of it.</summary>
public sealed record StandardView(StandardInfo Standard, string TypeName, string ScopeName, bool MayEdit);

/// <summary>How many of the twins it would hold for would not meet a standard, and the first of them.</summary>
public sealed record StandardPreview(int Twins, int NotMet, IReadOnlyList<StandardFinding> First);

/// <summary>Standards, and how complete twins are by them, as far as the caller may see twins.</summary>
public interface IStandardQueries
{
    IReadOnlyList<StandardView> All(Caller by);

    StandardView? Find(Caller by, string typeId, Guid scope);

    /// <summary>What a new twin of a type is asked for below a parent.</summary>
    IReadOnlyList<StandardItem> AskedOf(string typeId, Guid parent);

    /// <summary>What standards may ask of signals.</summary>
    IReadOnlyList<string> Facts { get; }

    /// <summary>Everything asked of a twin with how it stands; null when the caller may not see it.</summary>
    Task<IReadOnlyList<StandardFinding>?> OfTwinAsync(Caller by, Guid twin, CancellationToken cancellationToken);

    Task<StandardRow?> ScoreAsync(Caller by, Guid twin, CancellationToken cancellationToken);

    /// <summary>The twins right below one, worst first; unknown ones last.</summary>
    Task<IReadOnlyList<StandardRow>> BelowAsync(Caller by, Guid twin, CancellationToken cancellationToken);

    /// <summary>What is missing at a twin and below, in the order of the tree.</summary>
    Task<IReadOnlyList<StandardFinding>> MissingAsync(Caller by, Guid twin, CancellationToken cancellationToken);

    Task<StandardPreview> PreviewAsync(Caller by, WantedStandard wanted, CancellationToken cancellationToken);
}
