namespace AIoT.Twin.Telemetry.Lake;

/// <summary>
/// How far the journal was read. A row that was read is left in the journal: as long as it is there, nothing behind it can be missing.
/// Where the journal was empty there is no such row, and the number alone is remembered, below zero.
/// </summary>
readonly record struct LakePosition(long Read, bool Holds, bool IsKnown)
{
    const long Never = long.MinValue;

    public static LakePosition Nowhere => new(0, false, false);

    public static LakePosition AtRow(long seq) => new(seq, true, true);

    public static LakePosition Bare(long seq) => new(seq, false, true);

    /// <summary>The number the history keeps for its consumer: everything at or below is not needed any more.</summary>
    public long Stored => !IsKnown ? Never : Holds ? Read - 1 : -1 - Read;

    public static LakePosition Of(long stored) => stored switch
    {
        Never => Nowhere,
        < 0 => Bare(-1 - stored),
        _ => AtRow(stored + 1),
    };
}
