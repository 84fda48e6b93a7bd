using AIoT.Twin.Governance;

namespace AIoT.Twin.Web.Shell;

/// <summary>What "/" shows to people of a role; each module registers its own, so the home page knows none of them.</summary>
sealed record HomeScreen(Role Role, Type Component);
