namespace AIoT.Twin.Web.Kit.Charts;

public enum PlotStyle { Line, Dashed, Steps, Dots, Bars, States, Events }
