using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.ComponentTests;

/// <summary>A browser that goes where it is sent when it gets to it.</summary>
sealed class SlowNavigation : NavigationManager
{
    readonly Queue<string> _asked = [];

    public SlowNavigation(string address) => Initialize("http://localhost/", new Uri(new Uri("http://localhost/"), address).AbsoluteUri);

    protected override void NavigateToCore(string uri, NavigationOptions options) => _asked.Enqueue(uri);

    /// <summary>It has arrived at the next address.</summary>
    public void Arrive()
    {
        Uri = _asked.Dequeue();
        NotifyLocationChanged(isInterceptedLink: false);
    }
}
