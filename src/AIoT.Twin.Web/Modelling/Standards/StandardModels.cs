using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>The scope is the twin it holds for with everything below; left out for the whole installation. Without items the standard is removed.</summary>
sealed record WantedStandardModel(string TypeId, IReadOnlyList<StandardItem> Items, Guid? ScopeId = null);

sealed record StandardModel(Guid Id, string TypeId, Guid? ScopeId, IReadOnlyList<StandardItem> Items, int Version);

/// <summary>The score is null where nothing is asked.</summary>
sealed record StandardScoreModel(Guid Twin, string Name, double? Score, int Met, int Asked, int TwinsWithoutStandard)
{
    public static StandardScoreModel Of(StandardRow row) =>
        new(row.Twin, row.Name, row.Subtree.Share, row.Subtree.Met, row.Subtree.Asked, row.TwinsWithout);
}

sealed record MissingModel(Guid Twin, string Path, Guid? Signal, string? SignalName, string Code, string Kind, string Key, string? Value, string Rule)
{
    public string? Example { get; init; }
}

sealed record StandardPreviewModel(int Twins, int NotMet, IReadOnlyList<MissingModel> First);
