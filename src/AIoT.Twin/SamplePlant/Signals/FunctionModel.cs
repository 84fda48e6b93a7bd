namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>A signal that is some other part of the plant read at a time: weather, a counter, a meter.</summary>
sealed class FunctionModel(Func<long, double> value) : SignalModel
{
    public override double At(long timeUs) => value(timeUs);
}
