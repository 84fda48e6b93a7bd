using System.Text.RegularExpressions;

namespace AIoT.Twin.ComponentTests.Shell;

/// <summary>What people read comes from resource files: no words between tags, nor in the attributes that are read out or shown.</summary>
public sealed partial class VisibleTextTests
{
    static readonly string[] s_names = ["AIoT Twin", "Ctrl K", "&nbsp;", "&middot;"];

    public static TheoryData<string> Pages => [.. WebSource.Files(".razor").Select(WebSource.Short)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_no_words_of_its_own(string page)
    {
        var markup = MarkupOf(File.ReadAllText(WebSource.Files(".razor").Single(f => WebSource.Short(f) == page)));

        Assert.Empty(Words().Matches(Attributes().Replace(markup, "")).Select(m => m.Value));
        Assert.Empty(SaidInAttributes().Matches(markup).Select(m => m.Value));
    }

    [Theory]
    [InlineData("<p>Hello there</p>", true)]
    [InlineData("<p>@Text[\"A\"]</p>", false)]
    [InlineData("@if (_a is { } b)\n{\n  <p>@b.Name %</p>\n}\nelse if (c)\n{\n}", false)]
    [InlineData("<li @onclick=\"() => Go(x)\">@Name(x > 3 ? \"yes\" : \"no\")</li>", false)]
    public void The_check_itself_tells_words_from_code(string markup, bool words) =>
        Assert.Equal(words, Words().IsMatch(Attributes().Replace(MarkupOf(markup), "")));

    [Fact]
    public void Words_in_an_attribute_are_found() => Assert.Matches(SaidInAttributes(), MarkupOf("<button aria-label=\"Close it\">"));

    // Code, comments and expressions taken out; attributes stay.
    static string MarkupOf(string razor)
    {
        var markup = CodeBlock().Replace(razor, "");
        markup = Comment().Replace(markup, "");
        markup = s_names.Aggregate(markup, (text, name) => text.Replace(name, "", StringComparison.Ordinal));
        markup = Directive().Replace(markup, "");
        markup = Expression().Replace(markup, "@");
        return Statement().Replace(markup, "");
    }

    [GeneratedRegex(@"^@code\b.*\z", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<!DOCTYPE[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(page|layout|inherits|inject|attribute|typeparam|using|implements|namespace|rendermode)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    // @name.Name[...](...) and @(...), with brackets inside brackets; also the head of @if, @foreach, @switch.
    [GeneratedRegex(@"@(?:await\s+)?(?:(?:if|foreach|for|switch|while)\s*)?(?:[A-Za-z_][\w.!?]*)?(?:\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\)|\[(?>[^\[\]]+|\[(?<e>)|\](?<-e>))*(?(e)(?!))\]|[.!?]+[A-Za-z_]\w*)*")]
    private static partial Regex Expression();

    // What is left of statements: braces, else, local declarations.
    [GeneratedRegex(@"^\s*(?:[{}]|else\b.*|if\b.*|foreach\b.*|case\b.*|default:|break;|continue;|return;|var\b.*;|[\w.]+\s*(?:=|\+\+|--|\().*;)\s*$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"</?[A-Za-z][\w.:-]*(?:\s+[@\w.:-]+(?:\s*=\s*(?:""[^""]*""|'[^']*'|@?[\w.()]+))?)*\s*/?>")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"[A-Za-z]{2,}[^<>\n]*")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:aria-label|title|alt|placeholder|Placeholder|Title|Purpose|Text|Detail|ActionText|ConfirmText|Label|EmptyText|What|Why|ToDo)=""[^""@]*[A-Za-z]{2,}[^""@]*""")]
    private static partial Regex SaidInAttributes();
}
