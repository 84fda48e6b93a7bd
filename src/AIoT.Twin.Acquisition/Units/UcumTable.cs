using System.Collections.Frozen;

namespace AIoT.Twin.Acquisition.Units;

/// <summary>The part of UCUM that plants use, in the base units m, s, g, rad, K, C, cd.</summary>
static class UcumTable
{
    static readonly Dimension s_length = new(1, 0, 0, 0, 0, 0, 0);
    static readonly Dimension s_time = new(0, 1, 0, 0, 0, 0, 0);
    static readonly Dimension s_mass = new(0, 0, 1, 0, 0, 0, 0);
    static readonly Dimension s_angle = new(0, 0, 0, 1, 0, 0, 0);
    static readonly Dimension s_temperature = new(0, 0, 0, 0, 1, 0, 0);
    static readonly Dimension s_charge = new(0, 0, 0, 0, 0, 1, 0);
    static readonly Dimension s_luminosity = new(0, 0, 0, 0, 0, 0, 1);
    static readonly Dimension s_rate = s_time.Power(-1);
    static readonly Dimension s_volume = s_length.Power(3);
    static readonly Dimension s_force = s_mass * s_length / s_time.Power(2);
    static readonly Dimension s_pressure = s_force / s_length.Power(2);
    static readonly Dimension s_energy = s_force * s_length;
    static readonly Dimension s_power = s_energy / s_time;
    static readonly Dimension s_current = s_charge / s_time;
    static readonly Dimension s_voltage = s_energy / s_charge;

    static readonly FrozenDictionary<string, UcumAtom> s_atoms = new Dictionary<string, UcumAtom>
    {
        ["m"] = new(s_length, 1),
        ["s"] = new(s_time, 1),
        ["g"] = new(s_mass, 1),
        ["rad"] = new(s_angle, 1),
        ["K"] = new(s_temperature, 1),
        ["C"] = new(s_charge, 1),
        ["cd"] = new(s_luminosity, 1),

        ["Cel"] = new(s_temperature, 1, Zero: 273.15),
        ["[degF]"] = new(s_temperature, 5.0 / 9, IsMetric: false, Zero: 459.67),
        ["[degR]"] = new(s_temperature, 5.0 / 9, IsMetric: false),

        ["min"] = new(s_time, 60, IsMetric: false),
        ["h"] = new(s_time, 3600, IsMetric: false),
        ["d"] = new(s_time, 86_400, IsMetric: false),
        ["wk"] = new(s_time, 604_800, IsMetric: false),
        ["a"] = new(s_time, 31_557_600, IsMetric: false),
        ["mo"] = new(s_time, 2_629_800, IsMetric: false),
        ["Hz"] = new(s_rate, 1),
        ["Bq"] = new(s_rate, 1),

        ["l"] = new(s_volume, 1e-3),
        ["L"] = new(s_volume, 1e-3),
        ["ar"] = new(s_length.Power(2), 100),
        ["t"] = new(s_mass, 1e6),
        ["N"] = new(s_force, 1e3),
        ["Pa"] = new(s_pressure, 1e3),
        ["bar"] = new(s_pressure, 1e8),
        ["atm"] = new(s_pressure, 101_325e3, IsMetric: false),
        ["m[H2O]"] = new(s_pressure, 9_806.65e3),
        ["m[Hg]"] = new(s_pressure, 133_322_387.415),
        ["J"] = new(s_energy, 1e3),
        ["W"] = new(s_power, 1e3),
        ["cal"] = new(s_energy, 4_184),
        ["eV"] = new(s_energy, 1.602176634e-16),
        ["P"] = new(s_pressure * s_time, 100),
        ["St"] = new(s_length.Power(2) / s_time, 1e-4),

        ["A"] = new(s_current, 1),
        ["V"] = new(s_voltage, 1e3),
        ["F"] = new(s_charge / s_voltage, 1e-3),
        ["Ohm"] = new(s_voltage / s_current, 1e3),
        ["S"] = new(s_current / s_voltage, 1e-3),
        ["Wb"] = new(s_voltage * s_time, 1e3),
        ["T"] = new(s_voltage * s_time / s_length.Power(2), 1e3),
        ["H"] = new(s_voltage * s_time / s_current, 1e3),
        ["lm"] = new(s_luminosity, 1),
        ["lx"] = new(s_luminosity / s_length.Power(2), 1),
        ["mol"] = new(Dimension.None, 6.02214076e23),
        ["kat"] = new(s_rate, 6.02214076e23),
        ["g%"] = new(s_mass / s_volume, 1e4),

        ["deg"] = new(s_angle, Math.PI / 180, IsMetric: false),
        ["'"] = new(s_angle, Math.PI / 10_800, IsMetric: false),
        ["''"] = new(s_angle, Math.PI / 648_000, IsMetric: false),
        ["circ"] = new(s_angle, 2 * Math.PI, IsMetric: false),

        ["%"] = new(Dimension.None, 1e-2, IsMetric: false),
        ["[ppth]"] = new(Dimension.None, 1e-3, IsMetric: false),
        ["[ppm]"] = new(Dimension.None, 1e-6, IsMetric: false),
        ["[ppb]"] = new(Dimension.None, 1e-9, IsMetric: false),
        ["[pi]"] = new(Dimension.None, Math.PI, IsMetric: false),
        ["[pH]"] = new(Dimension.None with { LogScale = 1 }, 1, IsMetric: false),
        ["B[SPL]"] = new(Dimension.None with { LogScale = 100 }, 1),
        ["B"] = new(Dimension.None with { LogScale = 10_000 }, 1),
        ["bit"] = new(Dimension.None, 1),
        ["By"] = new(Dimension.None, 8),

        ["[in_i]"] = new(s_length, 0.0254, IsMetric: false),
        ["[ft_i]"] = new(s_length, 0.3048, IsMetric: false),
        ["[yd_i]"] = new(s_length, 0.9144, IsMetric: false),
        ["[mi_i]"] = new(s_length, 1_609.344, IsMetric: false),
        ["[lb_av]"] = new(s_mass, 453.59237, IsMetric: false),
        ["[oz_av]"] = new(s_mass, 28.349523125, IsMetric: false),
        ["[gal_us]"] = new(s_volume, 3.785411784e-3, IsMetric: false),
        ["[lbf_av]"] = new(s_force, 4_448.2216152605, IsMetric: false),
        ["[psi]"] = new(s_pressure, 6_894_757.293168361, IsMetric: false),
        ["[Btu_IT]"] = new(s_energy, 1_055_055.85262, IsMetric: false),
        ["[HP]"] = new(s_power, 745_699.8715822702, IsMetric: false),
        ["[g]"] = new(s_length / s_time.Power(2), 9.80665),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, double> s_prefixes = new Dictionary<string, double>
    {
        ["T"] = 1e12,
        ["G"] = 1e9,
        ["M"] = 1e6,
        ["k"] = 1e3,
        ["h"] = 1e2,
        ["da"] = 1e1,
        ["d"] = 1e-1,
        ["c"] = 1e-2,
        ["m"] = 1e-3,
        ["u"] = 1e-6,
        ["n"] = 1e-9,
        ["p"] = 1e-12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The atom of this name, prefix included; whole names go before prefixes, so that min is a minute.</summary>
    public static UcumAtom? Find(string name)
    {
        if (s_atoms.TryGetValue(name, out var whole))
            return whole;

        foreach (var (prefix, factor) in s_prefixes)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)
                && s_atoms.TryGetValue(name[prefix.Length..], out var atom) && atom.IsMetric)
            {
                return atom with { Factor = atom.Factor * factor, Zero = atom.Zero / factor };
            }
        }

        return null;
    }
}
