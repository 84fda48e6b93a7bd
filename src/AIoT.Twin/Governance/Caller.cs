namespace AIoT.Twin.Governance;

public enum PrincipalKind : byte { Person, Service, Device, System }

/// <summary>Who asks: an authenticated principal by its id, never by its name.</summary>
public readonly record struct Caller(Guid Id, PrincipalKind Kind)
{
    /// <summary>The product itself: migrations, the sample plant, background work. Never the principal of a request.</summary>
    public static Caller System { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"), PrincipalKind.System);
}
