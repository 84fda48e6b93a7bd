namespace AIoT.Twin.Acquisition;

public enum Quality : byte { Good, Uncertain, Bad }
