using AIoT.Twin.Web.Modelling;
using AngleSharp.Dom;

namespace AIoT.Twin.ComponentTests.Modelling;

public sealed class TwinTreeViewTests : TwinTestContext
{
    [Fact]
    public void It_says_what_it_is_to_who_cannot_see_it()
    {
        var tree = Render<TwinTreeView>();

        Assert.Equal("tree", tree.Find("[role=tree]").GetAttribute("role"));
        var site = tree.FindAll("[role=treeitem]")[1];
        Assert.Equal(("2", "false", "1", "1"), (site.GetAttribute("aria-level"), site.GetAttribute("aria-expanded"), site.GetAttribute("aria-posinset"), site.GetAttribute("aria-setsize")));
        Assert.Single(tree.FindAll("[tabindex='0']"));
    }

    [Fact]
    public void It_is_walked_opened_and_chosen_by_keys_alone()
    {
        Guid? chosen = null;
        Guid? renamed = null;
        var tree = Render<TwinTreeView>(p => p.Add(t => t.SelectedChanged, id => chosen = id).Add(t => t.OnRename, id => renamed = id));

        foreach (var key in new[] { "End", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown" })
            tree.Find("[role=tree]").KeyDown(key);
        Assert.Equal("Filler", NameOf(tree.Find("[tabindex='0']")));
        tree.Find("[role=tree]").KeyDown("o");
        Assert.Equal("Oven", NameOf(tree.Find("[tabindex='0']")));
        tree.Find("[role=tree]").KeyDown("Enter");
        tree.Find("[role=tree]").KeyDown("F2");

        Assert.Equal((Plant.Oven.Id, Plant.Oven.Id), (chosen, renamed));
    }

    [Fact]
    public void A_changed_tree_is_shown_at_once()
    {
        var tree = Render<TwinTreeView>(p => p.Add(t => t.Selected, Plant.Oven.Id));

        var now = Plant.Tree;
        Plant.Tree = new(2, [.. now.All.Select(t => t.Id == Plant.Oven.Id ? t with { Name = "Tunnel oven" } : t)], [.. now.Signals], []);

        tree.WaitForAssertion(() => Assert.Contains("Tunnel oven", tree.Markup, StringComparison.Ordinal));
    }

    static string NameOf(IElement line) => line.QuerySelector(".name")!.TextContent;
}
