namespace AIoT.Twin.BrowserTests;

/// <summary>The people of the sample plant one can continue as, by the role their button names.</summary>
public enum Person { Manager, OtEngineer, Frontline, CentreOfExcellence, DataScientist }
