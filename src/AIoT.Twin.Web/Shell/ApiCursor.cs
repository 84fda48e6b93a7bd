using System.Buffers.Text;
using System.Text;

namespace AIoT.Twin.Web.Shell;

/// <summary>Where the next page begins, as a text clients pass back and do not read.</summary>
static class ApiCursor
{
    public const int DefaultLimit = 100;
    public const int LargestLimit = 1000;

    public static int Limit(int? asked) => Math.Clamp(asked ?? DefaultLimit, 1, LargestLimit);

    public static string Of(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

    /// <summary>Null for no cursor and for one that was not given out here.</summary>
    public static string? Read(string? cursor) =>
        cursor is not null && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;

    /// <summary>One page of a list in memory, ordered by id.</summary>
    public static ApiPage<T> Page<T>(IEnumerable<T> items, Func<T, Guid> id, string? cursor, int? limit)
    {
        var size = Limit(limit);
        var after = Guid.TryParse(Read(cursor), out var last) ? last : (Guid?)null;
        var page = items.OrderBy(id).Where(item => after is null || id(item).CompareTo(after.Value) > 0).Take(size + 1).ToList();
        return page.Count > size ? new(page[..size], Of(id(page[size - 1]).ToString())) : new(page, null);
    }
}
