namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>What the controllers of the plant report as a machine's state.</summary>
enum MachineWord { Unknown, Running, PlannedStop, Cleaning, OwnFault, Starved, Blocked, NoOrder }
