namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>Scale and offset, then the unit: what the device says, in the signal's unit.</summary>
sealed class HeadStep(BindingRules rules) : SampleStep
{
    public override void Take(in Sample sample) => Emit(sample.Mapped(rules.FromDevice(sample.Value)));
}
