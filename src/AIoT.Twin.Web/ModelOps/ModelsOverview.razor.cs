using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.ModelOps.Watching;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>Model health first, then suspect sensors, then signals whose behaviour changed: three things that are never mixed.</summary>
public sealed partial class ModelsOverview(IModelOpsQueries queries, NavigationManager navigation, IStringLocalizer<ModelOpsText> T) : FreshComponent
{
    const int Most = 200;

    IReadOnlyList<ModelView>? _models;
    IReadOnlyList<FindingView>? _findings;
    WatchCount? _count;

    string First => T["Models.First", Count(ModelHealth.Changed), Count(ModelHealth.CannotJudgeYet), Count(ModelHealth.Healthy)];

    string Snippet => $"""
        import csv, io, urllib.request

        key = "..."  # an API key with the right to read models
        url = "{navigation.BaseUri}api/v1/models/{_models![0].Model.Id}/scores.csv"
        request = urllib.request.Request(url, headers={"{"}"Authorization": "Bearer " + key{"}"})
        with urllib.request.urlopen(request) as answer:
            rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8-sig")))
        """;

    protected override async Task LoadAsync()
    {
        _models = await queries.ModelsAsync(Caller, Leaving);
        _findings = await queries.FindingsAsync(Caller, ended: false, Most, Leaving);
        _count = await queries.CountAsync(Caller, Leaving);
    }

    int Count(ModelHealth health) => _models!.Count(m => m.Model.Health == health);

    IReadOnlyList<FindingView>? Of(Verdict verdict) => _findings is null ? null : [.. _findings.Where(f => f.Verdict == verdict)];
}
