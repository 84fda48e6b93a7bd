namespace AIoT.Twin.Modelling;

/// <summary>Levels of the equipment hierarchy: ISA-95 down to the work unit, ISA-88 below it.</summary>
public enum TwinLevel : byte { Root, Enterprise, Site, Area, WorkCentre, WorkUnit, Module, Sensor }
