using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>Ordinary least squares by a QR decomposition.</summary>
static class LeastSquares
{
    // Relative to the largest diagonal of R: below it a column says nothing the others do not say.
    const double Dependent = 1e-10;

    /// <summary>Null when the columns depend on each other or there are not more rows than columns.</summary>
    public static LeastSquaresFit? Fit(double[][] rows, double[] y)
    {
        if (rows.Length == 0 || rows.Length <= rows[0].Length)
            return null;
        var x = Matrix<double>.Build.DenseOfRowArrays(rows);
        var scale = x.ColumnNorms(2);
        if (scale.Any(s => s == 0))
            return null;
        var qr = x.MapIndexed((_, column, value) => value / scale[column]).QR(QRMethod.Thin);
        var diagonal = qr.R.Diagonal().PointwiseAbs();
        if (diagonal.Minimum() < Dependent * diagonal.Maximum())
            return null;
        var observed = Vector<double>.Build.Dense(y);
        var inverse = qr.R.Inverse();
        var coefficients = inverse * (qr.Q.TransposeThisAndMultiply(observed)) / scale;
        var unscaled = (inverse * inverse.Transpose()).MapIndexed((i, j, value) => value / (scale[i] * scale[j]));
        return new LeastSquaresFit([.. coefficients], unscaled.ToRowArrays(), y, [.. x * coefficients]);
    }
}
