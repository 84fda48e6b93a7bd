using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>A sensor that has been repeating one value for a while.</summary>
sealed class StuckModel(SignalModel sound, long installedUs) : SignalModel
{
    readonly long _stuckUs = installedUs - (long)(PlantedTruths.StuckHoursAgo * Us.Hour);

    public override double At(long timeUs) => sound.At(Math.Min(timeUs, _stuckUs));
}
