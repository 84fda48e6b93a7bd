using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>A sensor that leaves its neighbours, a little more each day.</summary>
sealed class DriftingModel(SignalModel sound, long installedUs) : SignalModel
{
    readonly double _startUs = installedUs - PlantedTruths.DriftStartedDaysAgo * Us.Day;

    public override double At(long timeUs) => sound.At(timeUs) + OffAt(timeUs);

    double OffAt(long timeUs) => Math.Clamp((timeUs - _startUs) / Us.Day * PlantedTruths.DriftPerDay, 0, PlantedTruths.DriftLimit);
}
