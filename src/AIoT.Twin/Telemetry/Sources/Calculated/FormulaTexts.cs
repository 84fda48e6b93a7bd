using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Formulas as people read them and as they are stored.</summary>
public static class FormulaTexts
{
    extension(TwinTree tree)
    {
        /// <summary>A stored formula with the shortest paths that are unmistakable.</summary>
        public string Readable(string formula) =>
            FormulaReferences.Rewrite(formula, r => FormulaReferences.Id(r) is { } id && tree.Signal(id) is { } signal ? tree.Reference(signal) : null);

        /// <summary>The text between brackets by which a signal is found, wherever one stands.</summary>
        public string Reference(SignalNode signal)
        {
            var scope = new FormulaScope(tree, _ => true, null);
            var names = tree.SelfAndAncestors(signal.TwinId).Where(t => t.Id != TwinTree.RootId).Select(t => t.Name).Prepend(signal.Name).ToList();
            for (var count = Math.Min(2, names.Count); count < names.Count; count++)
            {
                var text = FormulaReferences.Of(names.Take(count).Reverse());
                if (scope.Find(text) is SignalMatch.Found)
                    return text;
            }

            var whole = FormulaReferences.Of(names.AsEnumerable().Reverse());
            return scope.Find(whole) is SignalMatch.Found ? whole : FormulaReferences.Of(signal.Id);
        }
    }
}
