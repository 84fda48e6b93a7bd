using System.Text;

namespace AIoT.Twin.Protocols.Mqtt;

public enum TopicError
{
    None,
    Empty,

    /// <summary>Longer than 65,535 bytes.</summary>
    TooLong,

    /// <summary>A NUL character or half of a surrogate pair.</summary>
    BadCharacter,

    /// <summary># or + in a topic that is not a filter.</summary>
    WildcardInTopic,

    /// <summary># that is not the whole last level, or + that is not a whole level.</summary>
    MisplacedWildcard,
}

/// <summary>The rules for topics and topic filters, and which filter hears which topic.</summary>
public static class TopicFilter
{
    public static TopicError CheckTopic(string topic) => Common(topic) is var error && error != TopicError.None
        ? error
        : topic.AsSpan().ContainsAny('#', '+') ? TopicError.WildcardInTopic : TopicError.None;

    public static TopicError CheckFilter(string filter)
    {
        if (Common(filter) is var error && error != TopicError.None)
            return error;

        var levels = filter.Split('/');
        for (var i = 0; i < levels.Length; i++)
        {
            var isWild = levels[i].AsSpan().ContainsAny('#', '+');
            var isRight = levels[i] == "+" || (levels[i] == "#" && i == levels.Length - 1);
            if (isWild && !isRight)
                return TopicError.MisplacedWildcard;
        }

        return TopicError.None;
    }

    public static bool Hears(string filter, string topic)
    {
        // Topics of the broker itself are heard only by a filter that names them.
        if (topic.StartsWith('$') && filter is ['#' or '+', ..])
            return false;

        var wanted = filter.Split('/');
        var levels = topic.Split('/');
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "#")
                return true;
            if (i >= levels.Length || (wanted[i] != "+" && wanted[i] != levels[i]))
                return false;
        }

        return wanted.Length == levels.Length;
    }

    static TopicError Common(string text)
    {
        if (text.Length == 0)
            return TopicError.Empty;
        if (Encoding.UTF8.GetByteCount(text) > ushort.MaxValue)
            return TopicError.TooLong;
        return text.Contains('\0') || HasLoneSurrogate(text) ? TopicError.BadCharacter : TopicError.None;
    }

    static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
