namespace AIoT.Twin.Modelling.Standards;

/// <summary>What happens where an item is not met.</summary>
public enum StandardSeverity : byte { Report, Refuse }
