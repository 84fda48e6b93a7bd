namespace AIoT.Twin.Acquisition.Units;

/// <summary>One entry of the table; prefixes such as k and m go with metric ones only.</summary>
readonly record struct UcumAtom(Dimension Dimension, double Factor, bool IsMetric = true, double Zero = 0);
