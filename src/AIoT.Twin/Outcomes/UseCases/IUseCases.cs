namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>All living use cases, from memory; rights are asked by the caller of this.</summary>
public interface IUseCases
{
    IReadOnlyList<UseCaseInfo> All { get; }
}
