using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance;

/// <summary>Who changed what, and whether the record of it still holds together; the filter is in the address.</summary>
public sealed partial class AuditPage(
    AuditList audit, AuditVerifier verifier, IAccess access, IScopeTree tree, NavigationManager navigation, IStringLocalizer<GovernanceText> text)
    : ComponentBase, IDisposable
{
    const int PageSize = 50;

    readonly CancellationTokenSource _leaving = new();
    List<AuditRow>? _rows;
    IReadOnlyList<AuditDiff>? _items;
    long? _open;
    bool _more;
    bool _all;
    bool _verifying;
    string? _code;
    Guid? _twin;
    DateOnly? _from;
    DateOnly? _to;
    bool _refusedOnly;

    IStringLocalizer<GovernanceText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "twin")]
    public Guid? Twin { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [SupplyParameterFromQuery(Name = "refused")]
    public bool? Refused { get; set; }

    bool Filtered => Code is not null || Twin is not null || From is not null || To is not null || Refused is not null;

    AuditFilter Asked => new() { Code = Code, Twin = Twin, Refused = Refused, From = Start(From), To = Start(To?.AddDays(1)) };

    protected override async Task OnParametersSetAsync()
    {
        _all = access.May(Caller, Permission.AuditRead, tree.RootId);
        (_code, _twin, _from, _to, _refusedOnly) = (Code, Twin, From, To, Refused == true);
        _rows = null;
        await ReadAsync([], null);
    }

    Task MoreAsync() => ReadAsync(_rows!, _rows![^1].Number);

    async Task ReadAsync(List<AuditRow> before, long? below)
    {
        var page = await audit.ListAsync(Caller, Asked, below, PageSize + 1, _leaving.Token);
        _more = page.Count > PageSize;
        _rows = [.. before, .. page.Take(PageSize)];
    }

    async Task OpenAsync(long number)
    {
        (_open, _items) = (_open == number ? null : number, null);
        if (_open is not null)
            _items = (await audit.LeafAsync(Caller, number, _leaving.Token))?.Items;
    }

    async Task VerifyAsync()
    {
        _verifying = true;
        StateHasChanged();
        await verifier.RunAsync(_leaving.Token);
        _verifying = false;
    }

    void Filter() => navigation.NavigateTo(navigation.GetUriWithQueryParameters("/audit", new Dictionary<string, object?>
    {
        ["code"] = string.IsNullOrWhiteSpace(_code) ? null : _code.Trim(),
        ["twin"] = _twin,
        ["from"] = Written(_from),
        ["to"] = Written(_to),
        ["refused"] = _refusedOnly ? true : null,
    }));

    string NameOf(Caller by) => by.Kind is PrincipalKind.System ? Text["Audit.Product"] : audit.NameOf(by.Id) ?? $"{Text[$"Kind.{by.Kind}"]} {by.Id}";

    string PlaceOf(Guid twin) => twin == tree.RootId ? Text["Audit.Everywhere"] : tree.PathOf(twin) is { Length: > 0 } path ? path : $"{twin}";

    string Sentence(AuditRow row) => audit.Sentence(row);

    static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What a person did is listed in the viewer's zone; the server's stands in until the browser has told its own.
    static DateTimeOffset? Start(DateOnly? day) =>
        day is { } given ? new DateTimeOffset(given.ToDateTime(TimeOnly.MinValue), TimeZoneInfo.Local.GetUtcOffset(given.ToDateTime(TimeOnly.MinValue))).ToUniversalTime() : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
