using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Governance;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Governance;

public sealed class AuditPageTests : TwinTestContext
{
    readonly FakeAudit _audit;

    public AuditPageTests()
    {
        _audit = new(Me.Id, Plant.Oven.Id);
        Services.AddSingleton<IAuditQueries>(_audit);
        Services.AddSingleton<IPrincipalQueries>(_audit);
        Services.AddSingleton<IScopeTree>(new Scopes(Plant));
        Services.AddSingleton<AuditSentences>();
        Services.AddSingleton<AuditList>();
        Services.AddSingleton(new AuditVerifier(null!, Clock));
    }

    [Fact]
    public void Records_are_sentences_with_todays_names_and_places()
    {
        var page = Render<AuditPage>();

        Assert.Contains("Renamed Oven to Tunnel oven", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Harvest / Northfield / Line 1 / Oven", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Not verified since the program started", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_says_in_words_what_was_tried_and_what_it_takes()
    {
        var row = new AuditRow(
            7, Clock.Now(), Caller.System, "refused", Plant.Oven.Id,
            new Dictionary<string, string> { ["action"] = "create-source", ["permission"] = "SourcesWrite" }, null, true, 0, "");

        var sentence = Services.GetRequiredService<AuditSentences>().Of(row, new Dictionary<Guid, string>());

        Assert.Equal("Was refused: “create source” takes the permission to change sources", sentence);
    }

    [Fact]
    public void An_opened_record_shows_what_differs_and_nothing_else()
    {
        var page = Render<AuditPage>();

        page.FindAll("button.link")[1].Click();

        page.WaitForAssertion(() => Assert.Equal("Oven", page.Find("del").TextContent));
        Assert.Equal("Tunnel oven", page.Find("ins").TextContent);
        Assert.Single(page.FindAll("dt"));
    }

    [Fact]
    public void The_filter_is_the_address()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/audit?code=twin-moved&twin={Plant.Oven.Id}&refused=true&from=2026-01-01");

        Render<AuditPage>();

        Assert.Equal(("twin-moved", Plant.Oven.Id, true), (_audit.Asked!.Code, _audit.Asked.Twin, _audit.Asked.Refused));
        Assert.NotNull(_audit.Asked.From);
    }

    [Fact]
    public void Who_may_not_read_it_all_is_not_offered_to_verify_it()
    {
        Access.Hidden.Add(TwinTree.RootId);

        Assert.DoesNotContain("Verify now", Render<AuditPage>().Markup, StringComparison.Ordinal);
    }

    sealed class Scopes(ITwinTreeSource source) : IScopeTree
    {
        public Guid RootId => TwinTree.RootId;

        public string PathOf(Guid twin) => source.Tree.PathOf(twin);

        public IEnumerable<Guid> SelfAndAncestors(Guid twin) => source.Tree.SelfAndAncestors(twin).Select(t => t.Id);
    }
}
