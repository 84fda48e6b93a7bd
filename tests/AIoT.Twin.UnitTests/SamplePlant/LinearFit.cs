namespace AIoT.Twin.UnitTests.SamplePlant;

/// <summary>Least squares by the normal equations, written apart from the product's so that one can check the other.</summary>
static class LinearFit
{
    public static double[] Of(IReadOnlyList<double[]> rows, IReadOnlyList<double> values)
    {
        var size = rows[0].Length;
        var m = new double[size, size + 1];
        for (var r = 0; r < rows.Count; r++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                    m[i, j] += rows[r][i] * rows[r][j];
                m[i, size] += rows[r][i] * values[r];
            }
        }

        return Solve(m, size);
    }

    static double[] Solve(double[,] m, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            for (var row = 0; row < size; row++)
            {
                if (row == pivot)
                    continue;
                var factor = m[row, pivot] / m[pivot, pivot];
                for (var column = pivot; column <= size; column++)
                    m[row, column] -= factor * m[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => m[i, size] / m[i, i])];
    }
}
