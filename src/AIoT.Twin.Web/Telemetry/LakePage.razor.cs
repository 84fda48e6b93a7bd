using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What lies in the data lake, and questions to it in SQL.</summary>
public sealed partial class LakePage(
    ILakeQueries lake, LakeSql sql, LakeOptions options, Downloads downloads, NavigationManager navigation, IStringLocalizer<LakeText> text,
    IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<LakeSiteStatus> _sites = [];
    CancellationTokenSource? _asking;
    LakeSqlResult.Answered? _answer;
    (string What, string Detail)? _failure;
    string _sql = LakeExamples.All[0].Sql;
    bool _sample;

    IStringLocalizer<LakeText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    string Seconds => Numbers.Text((long)options.QueryTime.TotalSeconds);

    string Rows => Numbers.Text((long)options.QueryRows);

    string Origin => navigation.BaseUri.TrimEnd('/');

    string Said => _asking is not null ? Text["Lake.Asking"]
        : _answer is null ? ""
        : Text[_answer.Cut ? "Lake.AnswerCut" : "Lake.Answer", Numbers.Text((long)_answer.Rows.Count), Numbers.Text(_answer.Took.TotalMilliseconds, 0)]
            + (_answer.LeftOut > 0 ? " " + Text["Lake.LeftOut", _answer.LeftOut] : "");

    protected override void OnParametersSet()
    {
        _sites = lake.Readable(Caller);
        _sample = _sites.Any(s => s.Sample);
    }

    async Task RunAsync()
    {
        (_answer, _failure) = (null, null);
        using var asking = _asking = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        try
        {
            switch (await sql.RunAsync(Caller, _sql, options.QueryRows, asking.Token))
            {
                case LakeSqlResult.Answered answered:
                    _answer = answered;
                    break;
                case LakeSqlResult.Failed failed:
                    _failure = (RefusalTexts.Of(Refusal.Invalid(failed.Code, "sql"), text, refusals), failed.Detail);
                    break;
                case LakeSqlResult.Refused refused:
                    _failure = (RefusalTexts.Of(refused.Why, text, refusals), "");
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped by the person, who knows.
        }
        finally
        {
            _asking = null;
        }
    }

    void Stop() => _asking?.Cancel();

    Task SaveAsync() => downloads.SaveAsync(LakeCsv.Of(_answer!, _sample));

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
