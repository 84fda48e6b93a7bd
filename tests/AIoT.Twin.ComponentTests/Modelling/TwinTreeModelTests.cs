using AIoT.Twin.ComponentTests.Fakes;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Modelling;

namespace AIoT.Twin.ComponentTests.Modelling;

public sealed class TwinTreeModelTests
{
    readonly FakePlant _plant = new();
    readonly FakeAccess _access = new();
    readonly TwinTreeModel _model = new();

    public TwinTreeModelTests() => Show();

    [Fact]
    public void It_opens_down_to_the_sites()
    {
        Assert.Equal(["Harvest", "Northfield"], Names);
        Assert.Equal([1, 2], _model.Lines.Select(l => l.Level));
        Assert.True(_model.Lines[1] is { HasChildren: true, Open: false });
    }

    [Fact]
    public void Right_opens_then_goes_in_and_left_goes_out_then_closes()
    {
        _model.Last();
        _model.Right();
        Assert.Equal(["Harvest", "Northfield", "Line 1"], Names);
        _model.Right();
        Assert.Equal("Line 1", FocusedName);
        _model.Left();
        Assert.Equal("Northfield", FocusedName);
        _model.Left();
        Assert.Equal(["Harvest", "Northfield"], Names);
    }

    [Fact]
    public void Up_and_down_stop_at_the_ends()
    {
        _model.Previous();
        Assert.Equal("Harvest", FocusedName);
        _model.Next();
        _model.Next();
        Assert.Equal("Northfield", FocusedName);
    }

    [Fact]
    public void Letters_find_the_next_line_that_begins_so_and_come_round()
    {
        _model.Reveal(_plant.Oven.Id);
        _model.First();

        _model.Find("o");
        Assert.Equal("Oven", FocusedName);
        _model.Find("h");
        Assert.Equal("Harvest", FocusedName);
        _model.Find("li");
        Assert.Equal("Line 1", FocusedName);
        _model.Find("zz");
        Assert.Equal("Line 1", FocusedName);
    }

    [Fact]
    public void Who_may_read_a_machine_only_begins_there()
    {
        foreach (var twin in _plant.Tree.All.Where(t => t.Id != _plant.Oven.Id))
            _access.Hidden.Add(twin.Id);

        Show();

        Assert.Equal(["Oven"], Names);
        Assert.Equal(1, _model.Lines[0].Level);
    }

    [Fact]
    public void What_is_revealed_has_its_branch_open_and_the_rest_as_it_was()
    {
        _model.Reveal(_plant.Filler.Id);

        Assert.Equal(["Harvest", "Northfield", "Line 1", "Filler", "Oven"], Names);
        Assert.Equal("Filler", FocusedName);
        Assert.Equal((2, 2), (_model.Lines[^1].Position, _model.Lines[^1].Siblings));
    }

    IEnumerable<string> Names => _model.Lines.Select(l => l.Twin.Name);

    string FocusedName => _plant.Tree.Find(_model.Focused!.Value)!.Name;

    void Show() => _model.Show(_plant.Tree, _access, default(Caller));
}
