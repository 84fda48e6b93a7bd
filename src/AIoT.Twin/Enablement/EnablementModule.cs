using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Adoption;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Messaging;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AIoT.Twin.Enablement;

public static class EnablementModule
{
    extension(IHostApplicationBuilder builder)
    {
        public IHostApplicationBuilder AddEnablement()
        {
            var services = builder.Services;
            services.AddOptions<AdoptionOptions>().BindConfiguration(AdoptionOptions.Section)
                .Validate(o => o.LeastPeople >= 2, "Twin:Enablement:LeastPeople must be at least 2.").ValidateOnStart();
            services.AddSingleton<DeliverInsight>().AddSingleton<SeeInsight>();
            services.AddSingleton<InsightDesk>().AddSingleton<AcceptInsight>().AddSingleton<ActOnInsight>().AddSingleton<DismissInsight>();
            services.AddSingleton<TeamDesk>().AddSingleton<FormTeam>().AddSingleton<AddMember>().AddSingleton<RemoveMember>().AddSingleton<SetRoster>();
            services.AddSingleton<IInsightQueries, InsightQueries>();
            services.AddSingleton<ITeamQueries, TeamQueries>();
            services.AddSingleton<IAdoptionQueries, AdoptionQueries>();
            services.AddPlugin<ITwinMarks, InsightMarks>();
            services.AddHandler<BehaviourFound, DeliverFoundBehaviour>();
            return builder;
        }
    }
}
