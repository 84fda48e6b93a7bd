using System.Globalization;
using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>Takes the text of a path apart.</summary>
ref struct JsonPathParser(string text)
{
    const int MostSteps = 32;
    const int LongestText = 1024;

    readonly List<JsonPathStep> _steps = [];
    int _at;

    public JsonPathError Error { get; private set; }

    public JsonPathStep[]? Parse()
    {
        if (text.Length == 0)
            return Fail(JsonPathErrorCode.Empty);
        if (text.Length > LongestText)
            return Fail(JsonPathErrorCode.TooLong);

        if (text[0] == '$')
            _at = 1;
        else if (text[0] != '[' && !TakeName())
            return null;

        while (_at < text.Length)
        {
            if (!TakeStep())
                return null;
            if (_steps.Count > MostSteps)
                return Fail(JsonPathErrorCode.TooDeep);
        }

        return [.. _steps];
    }

    bool TakeStep()
    {
        switch (text[_at])
        {
            case '.':
                _at++;
                return TakeName();
            case '[':
                _at++;
                return _at < text.Length && text[_at] is '\'' or '"' ? TakeQuoted() : TakeIndex();
            default:
                Fail(JsonPathErrorCode.UnexpectedCharacter);
                return false;
        }
    }

    bool TakeName()
    {
        var end = text.AsSpan(_at).IndexOfAny('.', '[', ']');
        var name = end < 0 ? text.AsSpan(_at) : text.AsSpan(_at, end);
        if (name.IsEmpty)
        {
            Fail(JsonPathErrorCode.NameMissing);
            return false;
        }

        Add(name.ToString());
        _at += name.Length;
        return true;
    }

    bool TakeIndex()
    {
        var length = text.AsSpan(_at).IndexOf(']');
        if (length < 0)
        {
            Fail(JsonPathErrorCode.UnclosedBracket);
            return false;
        }

        if (!int.TryParse(text.AsSpan(_at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            Fail(JsonPathErrorCode.BadBracket);
            return false;
        }

        _steps.Add(new(null, index));
        _at += length + 1;
        return true;
    }

    bool TakeQuoted()
    {
        var name = new StringBuilder();
        var quote = text[_at++];
        for (; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                _at++;
            name.Append(text[_at]);
        }

        if (_at + 1 >= text.Length || text[_at + 1] != ']')
        {
            Fail(_at >= text.Length ? JsonPathErrorCode.UnclosedQuote : JsonPathErrorCode.UnclosedBracket);
            return false;
        }

        Add(name.ToString());
        _at += 2;
        return true;
    }

    readonly void Add(string name) => _steps.Add(new(Encoding.UTF8.GetBytes(name), 0));

    JsonPathStep[]? Fail(JsonPathErrorCode code)
    {
        Error = new(code, _at);
        return null;
    }
}
