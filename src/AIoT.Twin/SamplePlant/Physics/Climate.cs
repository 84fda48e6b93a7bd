namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>The weather of a place: its mean, how far the year and the day swing, and how far single days stray.</summary>
sealed record Climate(double Mean, double YearSwing, double DaySwing, double Straying);
