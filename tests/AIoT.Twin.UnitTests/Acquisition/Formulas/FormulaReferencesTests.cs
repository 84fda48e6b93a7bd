using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class FormulaReferencesTests
{
    [Fact]
    public void Names_with_marks_of_their_own_come_back_as_they_were()
    {
        string[] names = ["Line 1/2", "Pump [old]", "#7", @"a\b", "Flow"];
        var reference = FormulaReferences.Of(names);

        Assert.Equal(names, FormulaReferences.Names(reference));
        Assert.Equal("1 + [x]", FormulaReferences.Rewrite($"1 + [{reference}]", r => r == reference ? "x" : null));
    }

    [Fact]
    public void A_stored_formula_names_its_signals_by_id()
    {
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var stored = FormulaReferences.Rewrite("[A] / [B] + [A]", r => FormulaReferences.Of(r == "A" ? a : b));

        Assert.Equal($"[#{a}] / [#{b}] + [#{a}]", stored);
        Assert.Equal([a, b], FormulaReferences.Ids(stored));
        Assert.Equal("[A] / [B] + [A]", FormulaReferences.Rewrite(stored, r => FormulaReferences.Id(r) == a ? "A" : "B"));
    }

    [Fact]
    public void What_is_no_formula_stays_as_it_is() => Assert.Equal("[A + 1", FormulaReferences.Rewrite("[A + 1", _ => "B"));
}
