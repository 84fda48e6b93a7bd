using AIoT.Twin.Governance;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>A person of the plant; what they may do, they may on the sample enterprise only.</summary>
sealed record SamplePerson(string SignIn, string Name, Role Role);

/// <summary>The five people one can continue as.</summary>
static class SamplePeople
{
    public static SamplePerson Manager { get; } = new("maren.vogt", "Maren Vogt", Role.Manager);

    public static SamplePerson OtEngineer { get; } = new("jonas.keller", "Jonas Keller", Role.OtEngineer);

    public static SamplePerson Frontline { get; } = new("lena.brandt", "Lena Brandt", Role.Frontline);

    public static SamplePerson CentreOfExcellence { get; } = new("chen.wei", "Chen Wei", Role.CentreOfExcellence);

    public static SamplePerson DataScientist { get; } = new("lin.mei", "Lin Mei", Role.DataScientist);

    public static IReadOnlyList<SamplePerson> Five { get; } = [Manager, OtEngineer, Frontline, CentreOfExcellence, DataScientist];
}
