namespace AIoT.Twin.Web.Kit;

/// <summary>Something to pick, by the text people know it by.</summary>
public sealed record Choice(Guid? Id, string Text);
