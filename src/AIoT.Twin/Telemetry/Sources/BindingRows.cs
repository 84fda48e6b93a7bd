using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Puts a binding beside its signal and the newest value.</summary>
sealed class BindingRows(ITwinTreeSource tree, SourceRules rules, ITelemetryFeed feed, ISeriesCatalog series, TimeProvider clock)
{
    public BindingRow? Of(SourceInfo source, BindingInfo binding)
    {
        if (tree.Tree.Signal(binding.SignalId) is not { } signal)
            return null;

        var driver = rules.Driver(source.Driver);
        var resolved = driver?.CheckAddress(driver.AddressFields.Complete(binding.Address)) as AddressCheck.Resolved;
        var latest = series.Find(signal.Id) is { } opened ? feed.Latest(opened.Handle) : null;
        return new BindingRow(binding, signal, tree.Tree.PathOf(signal.TwinId), resolved?.Text ?? "", DeliveryOf(driver, resolved))
        {
            Latest = latest,
            Interval = Expected.Interval(source, binding, driver),
            IsStale = latest is { } sample && clock.Now() - sample.Time > Expected.StaleAfter(source, binding, driver),
        };
    }

    static Delivery DeliveryOf(ISourceDriver? driver, AddressCheck.Resolved? resolved) => (driver, resolved) switch
    {
        ({ Polls: true }, _) => Delivery.AsPolled,
        (_, { HasSourceTime: true }) => Delivery.ExactlyOnce,
        _ => Delivery.AtLeastOnce,
    };
}
