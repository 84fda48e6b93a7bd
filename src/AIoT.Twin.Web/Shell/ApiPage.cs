namespace AIoT.Twin.Web.Shell;

/// <summary>One page of a list; the cursor of the next one is null on the last.</summary>
sealed record ApiPage<T>(IReadOnlyList<T> Items, string? NextCursor);
