namespace AIoT.Twin.Modelling.Standards;

/// <summary>Items that are asked for and those that are met; where none is asked for the score is not known.</summary>
public readonly record struct StandardScore(int Met, int Asked)
{
    public double? Share => Asked == 0 ? null : (double)Met / Asked;

    public int Missing => Asked - Met;

    public static StandardScore operator +(StandardScore left, StandardScore right) => new(left.Met + right.Met, left.Asked + right.Asked);
}
