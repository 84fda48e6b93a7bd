using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>Reasons, senders and values of what was set aside, as people read them.</summary>
public sealed class QuarantineWords(IPrincipalQueries principals, IStringLocalizer<QuarantineText> text)
{
    const int Shown = 80;

    public string Reason(string code) => text[$"Reason.{code}"] is { ResourceNotFound: false } known ? known.Value : code;

    /// <summary>What can be done about it; null where there is nothing to say.</summary>
    public string? Hint(string code) => text[$"Hint.{code}"] is { ResourceNotFound: false } known ? known.Value : null;

    public string Count(QuarantineGroup group) =>
        group.CountedOnly == 0 ? Numbers.Text(group.Kept) : text["Group.Count", Numbers.Text(group.Kept + group.CountedOnly), Numbers.Text(group.Kept)];

    public string Signal(QuarantinedFrom from) => from switch
    {
        { SignalName: { } name, Place: { } place } => $"{place} · {name}",
        { Signal: { } id } => text["Signal.Gone", id],
        _ => text["Signal.None"],
    };

    /// <summary>Names of those who sent something, by the name their batches have.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SendersAsync(IEnumerable<QuarantinedFrom> from, CancellationToken cancellationToken)
    {
        var producers = from.Where(f => f.SourceName is null).Select(f => f.Producer).OfType<string>().Distinct().ToList();
        var ids = producers.ToDictionary(p => p, p => Guid.TryParse(p.Split('/')[0], out var id) ? id : Guid.Empty);
        var names = await principals.NamesAsync([.. ids.Values.Where(id => id != Guid.Empty).Distinct()], cancellationToken);
        return producers.ToDictionary(p => p, p => names.GetValueOrDefault(ids[p]) is { } name ? Sender(name, p.Split('/', 2)) : Known(p));
    }

    static string Sender(string name, string[] producer) => producer is [_, { Length: > 0 } own] ? $"{name} · {own}" : name;

    string Known(string producer) => text[$"Sender.{producer}"] is { ResourceNotFound: false } known ? known.Value : producer;

    public string Value(QuarantinedValue value) => ValueWords.Of(value) switch
    {
        null => text["Value.Unknown"],
        "" => text["Value.Empty"],
        { Length: > Shown } words => words[..Shown] + "…",
        var words => words,
    };

    public string Quality(QuarantinedValue value) => text[$"Quality.{SampleStatus.QualityOf(value.Status)}"];

    /// <summary>A time as it was sent; one that no calendar has is said to be so.</summary>
    public string Time(long timeUs, TimeZoneInfo zone)
    {
        var time = QuarantineTime.Of(timeUs);
        if (time.ToMicroseconds() != timeUs || time.Year is < 2 or > 9998)
            return text["Time.None"];
        return $"{TimeZoneInfo.ConvertTime(time, zone):yyyy-MM-dd HH:mm:ss.fff} {SiteTime.ZoneName(zone, time)}";
    }
}
