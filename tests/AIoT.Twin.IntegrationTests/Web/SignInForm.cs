using System.Net;
using System.Text.RegularExpressions;

namespace AIoT.Twin.IntegrationTests.Web;

/// <summary>A browser's part of signing in: it keeps cookies and sends back the form's token.</summary>
sealed partial class SignInForm
{
    readonly HttpClient _client;
    readonly string _path;

    SignInForm(HttpClient client, string path, string page) => (_client, _path, Page) = (client, path, page);

    public string Page { get; }

    public static async Task<SignInForm> OpenAsync(RunningTwin twin, CancellationToken cancellationToken, string path = "/sign-in")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = twin.Address };
        return new(client, path, await client.GetStringAsync(path, cancellationToken));
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken cancellationToken) => _client.GetAsync(path, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _client.SendAsync(request, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(string form, CancellationToken cancellationToken, params (string Name, string Value)[] fields) =>
        _client.PostAsync(_path, Content(form, Token().Match(Page).Groups[1].Value, fields), cancellationToken);

    public Task<HttpResponseMessage> SendWithoutTokenAsync(string form, CancellationToken cancellationToken, params (string Name, string Value)[] fields) =>
        _client.PostAsync(_path, Content(form, "", fields), cancellationToken);

    /// <summary>The value of the button a name stands on.</summary>
    public string ValueOf(string name) => Regex.Match(Page, $"name=\"Person\" value=\"([0-9a-f-]+)\"[^>]*>(?:(?!</button>).)*{name}", RegexOptions.Singleline).Groups[1].Value;

    static FormUrlEncodedContent Content(string form, string token, (string Name, string Value)[] fields) => new(
        fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Append(KeyValuePair.Create("_handler", form))
            .Append(KeyValuePair.Create("__RequestVerificationToken", token)));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
