using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>A model as programs read it.</summary>
sealed record ModelModel(
    Guid Id, string Code, Guid TwinId, Guid? UseCaseId, Guid? OwnerId, string Unit, ModelHealth Health, int Learned, int Needed, DateOnly? LastScored, double ChanceAlarmsIn30Days,
    VersionModel InUse, FindingView? Changed);

/// <summary>A version as programs read it; the artefact is JSON.</summary>
sealed record VersionModel(int Number, DateOnly From, DateOnly To, double CvRmse, string Hash, string Artefact, DateTimeOffset RegisteredAt, ModelStatus Status);

sealed record ScoreModel(DateOnly Day, double Measured, double Predicted, double Residual);
