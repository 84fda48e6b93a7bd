namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What a formula may refer to; who asks and what they may read is the implementation's affair.</summary>
public interface IFormulaScope
{
    /// <summary>The signal that the text between brackets means.</summary>
    SignalMatch Find(string reference);

    /// <summary>A plain name beside the constants, such as the value a rule works on.</summary>
    FormulaSignal? Name(string name);
}
