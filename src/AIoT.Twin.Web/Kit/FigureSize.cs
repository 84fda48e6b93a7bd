namespace AIoT.Twin.Web.Kit;

public enum FigureSize { Inline, Large }
