using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Edge;

/// <summary>Turns the bindings of the agent's file into what the loops run; a wrong one stops the start with its reason.</summary>
sealed class EdgeBindings(ISeriesCatalog series, UnitCatalog units, RuleBook book)
{
    public async Task<SourceBinding> MakeAsync(EdgeBinding binding, CancellationToken cancellationToken)
    {
        var chain = new RuleList((binding.Rules ?? []).Select(r => new RuleSetting(r.Rule, new FieldValues(r.Settings ?? new Dictionary<string, string>()))));
        if (book.Check(chain, binding.Kind, binding.Unit) is var (index, problem))
            throw Wrong(binding, $"rules[{index}].{problem.Field}: {problem.Code} {string.Join(", ", problem.Arguments.Select(a => $"{a.Name} {a.Value}"))}");
        var conversion = binding.DeviceUnit is { } unit ? units.Between(unit, binding.Unit) : UnitConversion.Identity;
        if (conversion is null)
            throw Wrong(binding, $"deviceUnit: {binding.DeviceUnit} does not convert to {binding.Unit}");

        var stored = await series.EnsureAsync(binding.Signal, binding.Kind, binding.Unit, cancellationToken);
        var rules = new BindingRules { Scale = binding.Scale, Offset = binding.Offset, Conversion = conversion.Value, Unit = binding.Unit, Chain = chain };
        return new SourceBinding(binding.Signal, stored.Handle, binding.Kind, new FieldValues(binding.Address), rules)
        {
            Reads = book.ReadsAs(chain, binding.Kind),
        };
    }

    static InvalidDataException Wrong(EdgeBinding binding, string why) => new($"The binding of signal {binding.Signal} is wrong: {why}");
}
