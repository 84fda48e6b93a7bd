namespace AIoT.Twin.SamplePlant;

/// <summary>What is put into the sample plant on purpose, so that it can be seen whether the application finds it. Only the plant reads it.</summary>
static class PlantedTruths
{
    /// <summary>Chosen so that the planted verdicts hold whatever day the plant is installed on; the tests try many days.</summary>
    public const ulong Seed = 20_691;

    /// <summary>Full months before the installation at which the changes took effect, and how far history reaches back.</summary>
    public const int MonthsSinceChange = 12;
    public const int MonthsOfHistory = 25;

    public const double EnergySaving = 0.12;
    public const double EnergyTarget = 0.15;
    public const double EnergyDailyNoise = 0.025;
    public const double EnergyNoisePersistence = 0.35;

    /// <summary>Own faults of at least <see cref="MinorStopMinutes"/>; shorter ones come on top and are counted apart.</summary>
    public const double StopsPerWeek = 15;
    public const double StopMeanMinutes = 16;
    public const double StopVariation = 1.5;
    public const double StopsPerWeekVariation = 0.2;
    public const double MinorStopMinutes = 5;

    public const double Line1StopChange = -0.35;
    public const double Line1StopTarget = -0.30;
    public const double Line2StopChange = -0.05;
    public const double Line2StopTarget = -0.10;
    public const double Line3StopChange = 0;

    /// <summary>The week, counted from the change, in which the comparison line's data was lost for most of a day.</summary>
    public const int DarkWeek = -20;
    public const double DarkHours = 22;

    /// <summary>The drifting sensor: it leaves its two neighbours in the same zone slowly and keeps going to a limit.</summary>
    public const double DriftStartedDaysAgo = 24;
    public const double DriftPerDay = 0.3;
    public const double DriftLimit = 12;

    /// <summary>The stuck sensor repeats the value it had then.</summary>
    public const double StuckHoursAgo = 62;

    /// <summary>How far back the suspects and the sensors beside them are known minute by minute.</summary>
    public const int MinuteHistoryDays = 60;

    /// <summary>Weeks of insights and decisions before the installation.</summary>
    public const int WeeksOfInsights = 12;

    public const string TeamGrowingIntoUse = "Lindau early";
    public const string TeamFading = "Suzhou late";
    public const string TeamNeverReached = "Lindau site services";
    public const string TeamClickingAway = "Lindau night";
}
