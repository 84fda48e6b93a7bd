namespace AIoT.Twin.Enablement.Adoption;

/// <summary>How adoption is shown; read from Twin:Enablement.</summary>
public sealed class AdoptionOptions
{
    public const string Section = "Twin:Enablement";

    /// <summary>A team smaller than this is never divided on a page.</summary>
    public int LeastPeople { get; set; } = 5;

    /// <summary>The same for single sites, by the site's id.</summary>
    public Dictionary<Guid, int> LeastPeopleOfSite { get; set; } = [];

    public int LeastPeopleOf(Guid? site) => site is { } id && LeastPeopleOfSite.TryGetValue(id, out var least) ? least : LeastPeople;
}
