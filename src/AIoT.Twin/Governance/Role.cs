namespace AIoT.Twin.Governance;

/// <summary>What a principal is granted on a twin; each role holds a fixed set of permissions.</summary>
public enum Role { Administrator, Manager, OtEngineer, Frontline, CentreOfExcellence, DataScientist, Auditor, Viewer, Producer }
