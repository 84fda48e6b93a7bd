using System.Text.RegularExpressions;

namespace AIoT.Twin.BrowserTests;

public sealed partial class ShellJourneys(Browser browser) : Journey(browser)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(400, 800)]
    public async Task The_chosen_theme_is_kept(int width, int height)
    {
        var visit = await VisitAsync(Person.OtEngineer, "/dashboards", width, height);
        await Expect(visit.Shell.Title).ToHaveTextAsync("Dashboards");

        await visit.Shell.SwitchThemeAsync();
        await Expect(visit.Page.Locator("html")).ToHaveCSSAsync("color-scheme", "dark");

        await visit.Page.ReloadAsync();
        await Expect(visit.Shell.Title).ToHaveTextAsync("Dashboards");
        await Expect(visit.Page.Locator("html")).ToHaveCSSAsync("color-scheme", "dark");
    }

    [Fact]
    public async Task By_keyboard_one_gets_past_the_menu_and_anywhere()
    {
        // Grants given meanwhile would make the page ask again under the keys.
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/dashboards");
        await Expect(visit.Shell.Title).ToHaveTextAsync("Dashboards");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.EvaluateAsync("document.activeElement?.blur()");
        await visit.Shell.SkipLink.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Shell.Content).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(visit.Shell.Search).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Shell.Search).ToHaveCountAsync(0);

        await visit.Page.Keyboard.PressAsync("Control+k");
        await Expect(visit.Shell.Search).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("trends");
        await Expect(visit.Shell.Found).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Shell.Title).ToHaveTextAsync("Trends");
        // An empty trend waits for words; other pages take the focus to their title.
        await Expect(new Pages.Trends(visit.Page).Search).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_over_the_page_and_closes_again()
    {
        var visit = await VisitAsync(Person.OtEngineer, "/dashboards", 400, 800);
        await Expect(visit.Shell.Title).ToHaveTextAsync("Dashboards");
        await Expect(visit.Shell.Menu).ToBeHiddenAsync();

        await visit.Shell.MenuButton.ClickAsync();
        await Expect(visit.Shell.Menu.Locator("a").First).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Shell.Menu).ToBeHiddenAsync();
        await Expect(visit.Shell.MenuButton).ToBeFocusedAsync();

        await visit.Shell.MenuButton.ClickAsync();
        await visit.Shell.Menu.GetByRole(AriaRole.Link, new() { Name = "Trends" }).ClickAsync();
        await Expect(visit.Shell.Title).ToHaveTextAsync("Trends");
        await Expect(visit.Shell.Menu).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_signs_out_is_asked_to_sign_in_and_comes_back_to_the_page_they_wanted()
    {
        var visit = await VisitAsync(null, "/trends?range=now-7d");
        await new Pages.SignIn(visit.Page).ContinueAsAsync(Person.OtEngineer);
        await Expect(visit.Page).ToHaveURLAsync(AddressOfTrends());

        await visit.Shell.SignOutAsync("Jonas Keller");

        await Expect(new Pages.SignIn(visit.Page).Title).ToBeVisibleAsync();
        await visit.Page.GotoAsync("/dashboards");
        await Expect(new Pages.SignIn(visit.Page).Title).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_values_are_frozen_until_it_is_back()
    {
        var visit = await VisitAsync(Person.OtEngineer, "/dashboards");
        await Expect(visit.Shell.Title).ToHaveTextAsync("Dashboards");
        await visit.Page.RouteAsync("**/_blazor/**", route => route.AbortAsync());

        await visit.Page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(visit.Shell.Banner).ToBeVisibleAsync();
        await Expect(visit.Shell.Content).ToHaveCSSAsync("filter", "grayscale(1)");

        await visit.Page.UnrouteAllAsync();
        await Expect(visit.Shell.Banner).ToBeHiddenAsync(new() { Timeout = 30_000 });
        visit.Forgive();
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(400, 800)]
    public async Task Every_page_of_the_menu_fits_in_light_and_dark(int width, int height)
    {
        var visit = await VisitAsync(Person.OtEngineer, "/", width, height);
        foreach (var address in (string[])["/", .. await visit.Shell.MenuAddressesAsync()])
        {
            await visit.Page.GotoAsync(address);
            await Expect(visit.Shell.Title).ToBeVisibleAsync();
            await Expect(visit.Page.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
            await ExpectNoSidewaysScrollAsync(visit.Page);
            var name = address == "/" ? "home" : address.Trim('/').Replace('/', '-');
            foreach (var theme in (string[])["light", "dark"])
            {
                await visit.Page.EvaluateAsync("document.fonts.ready");
                await PhotographAsync(visit.Page, $"{name}-{theme}-{width}");
                await visit.Shell.SwitchThemeAsync();
                await Expect(visit.Page.Locator("html")).ToHaveCSSAsync("color-scheme", theme == "light" ? "dark" : "light");
            }
        }
    }

    [GeneratedRegex(@"/trends\?range=now-7d$")]
    private static partial Regex AddressOfTrends();
}
