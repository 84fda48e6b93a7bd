using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Sources.Clocks;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>This server's clock where it was set lately, and the clocks of those who send samples and are no sources.</summary>
public sealed partial class OtherClocks(IClockQueries clocks, IPrincipalQueries principals, IStringLocalizer<SourcesText> text)
{
    const int Most = 100;

    static readonly TimeSpan s_lately = TimeSpan.FromDays(1);

    IReadOnlyList<ClockJump> _set = [];
    IReadOnlyList<ClockRow> _others = [];
    IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();

    IStringLocalizer<SourcesText> Text => text;

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    protected override async Task LoadAsync()
    {
        var others = (await clocks.AllAsync(Caller, Leaving)).Where(c => c.Source is null)
            .OrderByDescending(c => Math.Abs(c.Offset.AheadUs)).Take(Most).ToList();
        _names = await principals.NamesAsync([.. others.Select(o => SenderOf(o).Principal).OfType<Guid>().Distinct()], Leaving);
        _set = [.. (await clocks.JumpsAsync(Caller, Clock.Now() - s_lately, Most, Leaving)).Where(j => j.Producer is null).Take(1)];
        _others = others;
    }

    string NameOf(ClockRow row)
    {
        var (principal, name) = SenderOf(row);
        return principal is { } id && _names.GetValueOrDefault(id) is { } known ? name.Length > 0 ? $"{known} · {name}" : known : row.Offset.Producer;
    }

    static (Guid? Principal, string Name) SenderOf(ClockRow row)
    {
        var parts = row.Offset.Producer.Split('/', 2);
        return Guid.TryParse(parts[0], out var id) ? (id, parts.ElementAtOrDefault(1) ?? "") : (null, "");
    }
}
