namespace AIoT.Twin.Web.Dashboards;

/// <summary>Names the resource file of the dashboards' texts.</summary>
public sealed class DashboardsText;
