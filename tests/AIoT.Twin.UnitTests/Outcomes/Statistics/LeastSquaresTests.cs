using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

public sealed class LeastSquaresTests
{
    [Fact]
    public void A_line_through_points_is_found_with_its_errors()
    {
        var fit = LeastSquares.Fit([[1, 1], [1, 2], [1, 3], [1, 4]], [6, 5, 7, 10])!;

        Assert.Equal([3.5, 1.4], fit.Coefficients.Select(c => Math.Round(c, 12)));
        Assert.Equal(4.2, fit.SquaredError, 12);
        Assert.Equal(2.1, fit.Variance, 12);
        Assert.Equal(Math.Sqrt(2.1 / 5), fit.StandardError(1), 12);
        Assert.Equal(1.5, fit.Leverage([1, 5]), 12);
    }

    [Fact]
    public void Large_units_beside_small_degrees_lose_no_digits()
    {
        var rows = Enumerable.Range(0, 300).Select(i => new[] { 1, 4e8 + 1e6 * (i * 37 % 101), i * 17 % 13 }).ToArray();

        var fit = LeastSquares.Fit(rows, [.. rows.Select(r => 9000 + 2e-5 * r[1] + 380 * r[2])])!;

        Assert.Equal(9000, fit.Coefficients[0], 4);
        Assert.Equal(2e-5, fit.Coefficients[1], 12);
        Assert.Equal(380, fit.Coefficients[2], 6);
    }

    [Fact]
    public void Columns_that_say_the_same_have_no_fit() =>
        Assert.Null(LeastSquares.Fit([.. Enumerable.Range(0, 20).Select(i => new double[] { 1, i, 2 * i + 3 })],
            [.. Enumerable.Range(0, 20).Select(i => (double)i)]));

    [Fact]
    public void A_column_of_zeros_has_no_fit() =>
        Assert.Null(LeastSquares.Fit([.. Enumerable.Range(0, 20).Select(i => new double[] { 1, 0 })], new double[20]));

    [Fact]
    public void As_many_coefficients_as_rows_have_no_fit() => Assert.Null(LeastSquares.Fit([[1, 1], [1, 2]], [1, 2]));
}
