using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Shell;

/// <summary>Finds pages, twins and signals (tags) the caller may see, by any of their words.</summary>
public sealed class SearchPlaces(ITwinTreeSource source, IAccess access, ModuleTexts texts)
{
    const int Pages = 6;
    const int Most = 14;

    public IReadOnlyList<Found> Find(Caller caller, string words)
    {
        var pages = PagesOf(caller).Where(f => Words.AllIn(f.Text, words));
        return string.IsNullOrWhiteSpace(words)
            ? [.. pages.Take(Most)]
            : [.. pages.Take(Pages).Concat(TwinsAndSignals(caller, words)).Take(Most)];
    }

    IEnumerable<Found> PagesOf(Caller caller) =>
        from entry in NavEntry.All
        where access.MayAnywhere(caller, entry.Page.Permission)
        select new Found(texts.Of(entry.Component, entry.Page.Title), null, entry.Page.Icon, entry.Url);

    IEnumerable<Found> TwinsAndSignals(Caller caller, string words)
    {
        var tree = source.Tree;
        var twins = from twin in tree.All
                    where twin.Id != TwinTree.RootId && access.May(caller, Permission.TwinsRead, twin.Id)
                    let path = tree.PathOf(twin.Id)
                    where Words.AllIn(path, words)
                    orderby path.Length, path
                    select new Found(twin.Name, path, "deployed_code", $"/twins/{twin.Id}");
        var signals = from signal in tree.Signals
                      where access.May(caller, Permission.TelemetryRead, signal.TwinId)
                      let path = tree.PathOf(signal.TwinId)
                      where Words.AllIn($"{path} {signal.Name}", words)
                      orderby path.Length, path
                      select new Found(signal.Name, path, "sensors", $"/trends?pens={signal.Id}");
        return twins.Take(Most / 2).Concat(signals);
    }
}
