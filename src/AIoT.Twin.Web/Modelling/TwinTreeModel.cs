using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Modelling;

/// <summary>One visible line of the tree.</summary>
public sealed record TreeLine(TwinNode Twin, int Level, bool HasChildren, bool Open, int Position, int Siblings);

/// <summary>Which lines are visible and where the keyboard stands; it knows neither Blazor nor the browser.</summary>
public sealed class TwinTreeModel
{
    readonly HashSet<Guid> _open = [];
    List<TreeLine> _lines = [];
    TwinTree _tree = TwinTree.Empty;
    Func<Guid, bool> _mayRead = _ => false;

    public IReadOnlyList<TreeLine> Lines => _lines;

    public Guid? Focused { get; private set; }

    /// <summary>Takes the newest tree over; what was open and focused stays.</summary>
    public void Show(TwinTree tree, IAccess access, Caller caller)
    {
        var first = _tree == TwinTree.Empty;
        _tree = tree;
        _mayRead = twin => access.May(caller, Permission.TwinsRead, twin);
        if (first)
            OpenDownToSites();
        Lay();
    }

    public void Reveal(Guid twin)
    {
        foreach (var ancestor in _tree.SelfAndAncestors(twin).Skip(1))
            _open.Add(ancestor.Id);
        Focused = _tree.Find(twin) is null ? Focused : twin;
        Lay();
    }

    public void Focus(Guid twin) => Focused = twin;

    public void Toggle(Guid twin)
    {
        if (!_open.Remove(twin))
            _open.Add(twin);
        Lay();
    }

    public void Previous() => Step(-1);

    public void Next() => Step(1);

    public void First() => Focused = _lines is [var line, ..] ? line.Twin.Id : null;

    public void Last() => Focused = _lines is [.., var line] ? line.Twin.Id : null;

    /// <summary>Opens a closed line; on an open one goes to its first child.</summary>
    public void Right()
    {
        if (Line is not { HasChildren: true } line)
            return;
        if (line.Open)
            Next();
        else
            Toggle(line.Twin.Id);
    }

    /// <summary>Closes an open line; otherwise goes to the parent.</summary>
    public void Left()
    {
        if (Line is not { } line)
            return;
        if (line.Open)
            Toggle(line.Twin.Id);
        else if (_lines.Any(l => l.Twin.Id == line.Twin.ParentId))
            Focused = line.Twin.ParentId;
    }

    /// <summary>Goes to the next line whose name begins with what was typed, round from the end to the start.</summary>
    public void Find(string typed)
    {
        var at = Index;
        var from = typed.Length == 1 ? at + 1 : Math.Max(at, 0);
        var found = Enumerable.Range(from, _lines.Count).Select(i => _lines[i % _lines.Count])
            .FirstOrDefault(l => l.Twin.Name.StartsWith(typed, StringComparison.CurrentCultureIgnoreCase));
        Focused = found?.Twin.Id ?? Focused;
    }

    TreeLine? Line => Index is >= 0 and var at ? _lines[at] : null;

    int Index => _lines.Select((line, i) => (line, i)).Where(l => l.line.Twin.Id == Focused).Select(l => l.i).DefaultIfEmpty(-1).First();

    void Step(int by)
    {
        if (_lines.Count > 0)
            Focused = _lines[Math.Clamp(Index + by, 0, _lines.Count - 1)].Twin.Id;
    }

    void OpenDownToSites()
    {
        foreach (var twin in _tree.All.Where(t => t.Level < TwinLevel.Site))
            _open.Add(twin.Id);
    }

    void Lay()
    {
        var lines = new List<TreeLine>();
        Lay(lines, Tops(), 1);
        _lines = lines;
        if (Focused is null || _lines.All(l => l.Twin.Id != Focused))
            First();
    }

    // Who may read only a line begins at that line: what is above is not theirs to see.
    IReadOnlyList<TwinNode> Tops() => [.. TopsBelow(TwinTree.RootId)];

    IEnumerable<TwinNode> TopsBelow(Guid twin) => _tree.ChildrenOf(twin).SelectMany(child => _mayRead(child.Id) ? [child] : TopsBelow(child.Id));

    void Lay(List<TreeLine> lines, IReadOnlyList<TwinNode> siblings, int level)
    {
        for (var i = 0; i < siblings.Count; i++)
        {
            var twin = siblings[i];
            var children = _tree.ChildrenOf(twin.Id).ToList();
            var open = children.Count > 0 && _open.Contains(twin.Id);
            lines.Add(new(twin, level, children.Count > 0, open, i + 1, siblings.Count));
            if (open)
                Lay(lines, children, level + 1);
        }
    }
}
