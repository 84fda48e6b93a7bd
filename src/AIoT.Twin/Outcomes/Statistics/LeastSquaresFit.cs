namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>A fitted line: its coefficients, (XᵀX)⁻¹, and what it left over.</summary>
sealed class LeastSquaresFit(double[] coefficients, double[][] unscaledCovariance, double[] observed, double[] fitted)
{
    public IReadOnlyList<double> Coefficients => coefficients;

    public IReadOnlyList<double> Fitted => fitted;

    public IReadOnlyList<double> Residuals { get; } = [.. observed.Zip(fitted, (o, f) => o - f)];

    public int Count => observed.Length;

    public int Parameters => coefficients.Length;

    public double SquaredError => Residuals.Sum(e => e * e);

    public double Variance => SquaredError / (Count - Parameters);

    public double AdjustedR2
    {
        get
        {
            var mean = observed.Average();
            var total = observed.Sum(o => (o - mean) * (o - mean));
            return 1 - Variance / (total / (Count - 1));
        }
    }

    public double StandardError(int coefficient) => Math.Sqrt(Variance * unscaledCovariance[coefficient][coefficient]);

    public double Predict(IReadOnlyList<double> row) => row.Zip(coefficients, (x, b) => x * b).Sum();

    /// <summary>xᵀ(XᵀX)⁻¹x: how uncertain the line itself is there, in units of the residual variance.</summary>
    public double Leverage(IReadOnlyList<double> row)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Count; i++)
        {
            for (var j = 0; j < row.Count; j++)
                sum += row[i] * unscaledCovariance[i][j] * row[j];
        }

        return sum;
    }
}
