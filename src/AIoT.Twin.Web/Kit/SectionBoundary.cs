using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Kit;

/// <summary>Keeps one failed part from blanking the page: says what happened, with the number the log knows it by.</summary>
public sealed partial class SectionBoundary(ILogger<SectionBoundary> logger, IStringLocalizer<KitText> text) : ErrorBoundaryBase
{
    string? _id;

    protected override Task OnErrorAsync(Exception exception)
    {
        _id = Guid.NewGuid().ToString("n")[..8];
        LogFailed(exception, _id);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<Problem>(1);
        builder.AddAttribute(2, nameof(Problem.What), text["Section.Failed"].Value);
        builder.AddAttribute(3, nameof(Problem.ToDo), text["Section.ToDo"].Value);
        builder.AddAttribute(4, nameof(Problem.Id), _id);
        builder.AddAttribute(5, nameof(Problem.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    [LoggerMessage(8001, LogLevel.Error, "Part of a page failed ({CorrelationId}).")]
    partial void LogFailed(Exception exception, string correlationId);
}
