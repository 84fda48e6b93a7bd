using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class FieldChecksTests
{
    static readonly IReadOnlyList<Field> s_fields = new ModbusDriver().Settings;

    [Theory]
    [InlineData("host", "", "field-missing")]
    [InlineData("port", "70000", "field-out-of-range")]
    [InlineData("port", "five", "field-not-a-number")]
    [InlineData("interval", "10", "field-out-of-range")]
    [InlineData("colour", "red", "field-unknown")]
    public void A_wrong_field_is_named(string key, string value, string code)
    {
        var problem = Assert.Single(s_fields.Check(new FieldValues(("host", "plc")).With(key, value)));

        Assert.Equal((key, code), (problem.Field, problem.Code));
    }

    [Fact]
    public void A_choice_is_one_of_its_own()
    {
        var problem = Assert.Single(new ModbusDriver().AddressFields.Check(new FieldValues(("address", "40001"), ("wordOrder", "ACBD"))));

        Assert.Equal(("wordOrder", "field-not-a-choice"), (problem.Field, problem.Code));
    }

    [Fact]
    public void What_is_left_empty_gets_its_default()
    {
        var complete = s_fields.Complete(new FieldValues(("host", "plc"), ("port", "503")));

        Assert.Equal(("plc", "503", "1", "1000"), (complete.Text("host"), complete.Text("port"), complete.Text("unit"), complete.Text("interval")));
    }

    [Fact]
    public void Secrets_do_not_show_in_text() =>
        Assert.DoesNotContain("hunter2", new FieldValues(("password", "hunter2")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Values_are_equal_by_content() =>
        Assert.Equal(new FieldValues(("a", "1"), ("b", "2")), new FieldValues(("b", "2"), ("a", "1")));
}
