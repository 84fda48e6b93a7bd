using System.Globalization;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

/// <summary>A formula that fits in kinds and units, of random shape.</summary>
sealed class RandomFormula(Random random)
{
    int _left = 40;

    public string Make() => random.Next(4) switch { 0 => Truth(), 1 => Number("power"), 2 => Number("temperature"), _ => Number("plain") };

    string Number(string of)
    {
        if (--_left < 0 || random.Next(4) == 0)
            return Leaf(of);
        return random.Next(8) switch
        {
            0 => $"if({Truth()}, {Number(of)}, {Number(of)})",
            1 => $"{Pick("min", "max")}({Number(of)}, {Number(of)})",
            2 => $"clamp({Number(of)}, {Leaf(of)}, {Number(of)})",
            _ => Arithmetic(of),
        };
    }

    string Arithmetic(string of) => of switch
    {
        "temperature" => $"({Number("temperature")} {Pick("+", "-")} {Number("difference")})",
        "difference" => random.Next(2) == 0 ? $"({Number("temperature")} - {Number("temperature")})" : $"({Number("difference")} {Pick("+", "-")} {Number("difference")})",
        "plain" => random.Next(5) switch
        {
            0 => $"({Number("power")} / {Number("power")})",
            1 => $"abs({Number("plain")})",
            2 => $"{Pick("log", "sqrt")}({Number("plain")})",
            3 => $"({Number("plain")}) ^ 2",
            _ => $"({Number("plain")} {Pick("+", "-", "*", "/")} {Number("plain")})",
        },
        _ => random.Next(3) switch
        {
            0 => $"({Number(of)} {Pick("*", "/")} {Number("plain")})",
            1 => $"-({Number(of)})",
            _ => $"({Number(of)} {Pick("+", "-")} {Number(of)})",
        },
    };

    string Truth()
    {
        if (--_left < 0 || random.Next(4) == 0)
            return Pick("[On]", "[Off]", "true", "false", "[S] = running", "[S] <> 3");
        return random.Next(5) switch
        {
            0 => $"not ({Truth()})",
            1 => $"known({Number("power")})",
            2 => $"({Truth()} {Pick("and", "or")} {Truth()})",
            3 => Compared("temperature"),
            _ => Compared(Pick("power", "plain", "difference")),
        };
    }

    string Compared(string of) => $"({Number(of)} {Pick("<", "<=", ">", ">=", "=", "<>")} {Number(of)})";

    string Leaf(string of) => of switch
    {
        "power" => Pick("[P]", "[P2]", $"{Digits()} 'kW'", $"{Digits()} 'MW'", "([E] / 2 h)"),
        "temperature" => Pick("[T]", "[TF]", $"{Digits()} 'Cel'", $"-{Digits()} '[degF]'"),
        "difference" => Pick($"{Digits()} 'K'", $"{Digits()} '[degR]'", "([T] - [TF])", "([TF] - [T])"),
        _ => Pick("[X]", Digits(), Digits(), "([N] / 100)"),
    };

    string Digits() => (random.Next(1, 1000) / 10.0).ToString(CultureInfo.InvariantCulture);

    string Pick(params string[] from) => from[random.Next(from.Length)];
}
