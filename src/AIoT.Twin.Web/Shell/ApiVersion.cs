using System.Globalization;

namespace AIoT.Twin.Web.Shell;

/// <summary>The version of an aggregate as ETag and If-Match.</summary>
static class ApiVersion
{
    extension(HttpContext context)
    {
        public void Tag(int version) => context.Response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

        /// <summary>Null when the client did not say which version it edits; an unreadable one matches nothing.</summary>
        public int? ExpectedVersion() => context.Request.Headers.IfMatch.ToString() is { Length: > 0 } text and not "*"
            ? int.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1
            : null;
    }
}
