namespace AIoT.Twin.Web.Kit;

static class Picked
{
    /// <summary>The choices with the picked one among them, although the search would not show it: a field never loses its text.</summary>
    public static IReadOnlyList<Choice> Kept(IReadOnlyList<Choice> found, Guid? picked, Func<Guid, string?> textOf) =>
        picked is { } id && found.All(c => c.Id != id) && textOf(id) is { } text ? [new Choice(id, text), .. found] : found;
}
