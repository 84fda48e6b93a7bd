using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class FitMetricsTests
{
    readonly FitMetrics _metrics = new([1, 3, 4, 1, 6], [2, 3, 3, 2, 4], parameters: 2);

    [Fact]
    public void The_metrics_of_a_small_fit_are_those_of_the_guideline()
    {
        Assert.Equal(0.972, _metrics.R2, 3);
        Assert.Equal(0.944, _metrics.R2Adjusted, 3);
        Assert.Equal(0.3944053, _metrics.CvRmse, 7);
        Assert.Equal(0.5091751, _metrics.CvRmseAdjusted, 7);
        Assert.Equal(0.707, _metrics.CvStandardDeviation, 3);
        Assert.Equal(0.517, _metrics.Mape, 3);
        Assert.Equal(0.333, _metrics.Nmae, 3);
        Assert.Equal(-0.067, _metrics.Nmbe, 3);
    }

    [Fact]
    public void Residuals_that_alternate_are_worth_more_than_their_number()
    {
        Assert.Equal(-0.6741999, _metrics.Rho, 7);
        Assert.Equal(25.6936641, _metrics.EffectiveCount, 6);
        Assert.Equal(24, _metrics.DegreesOfFreedom);
        Assert.Equal(1.7108821, _metrics.StudentT, 7);
        Assert.Equal(0.356, _metrics.AutocorrelationCorrection, 3);
        Assert.Equal(1.038, _metrics.ModelUncertainty, 3);
    }
}
