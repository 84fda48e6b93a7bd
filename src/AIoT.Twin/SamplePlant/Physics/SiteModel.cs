namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>A site over all time: its calendar, its weather, its lines and its electricity.</summary>
sealed class SiteModel
{
    public SiteModel(SiteSpec spec, long installedUs)
    {
        Spec = spec;
        Calendar = new(TimeZoneInfo.FindSystemTimeZoneById(spec.Zone), spec.Holidays, installedUs);
        Weather = new(spec.Name, spec.Climate, Calendar);
        Lines = [.. spec.Lines.Select(line => new LineModel(line, Calendar))];
        Energy = new(spec.Name, spec.Energy, Calendar, Weather, Lines);
    }

    public SiteSpec Spec { get; }

    public PlantCalendar Calendar { get; }

    public Weather Weather { get; }

    public IReadOnlyList<LineModel> Lines { get; }

    public EnergyModel Energy { get; }
}
