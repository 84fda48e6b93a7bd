using System.Globalization;

namespace AIoT.Twin.Acquisition.Units;

/// <summary>Reads UCUM codes: products, quotients, exponents, parentheses, whole-number factors and annotations.</summary>
ref struct UcumParser(string text)
{
    const int LongestText = 80;

    readonly ReadOnlySpan<char> _text = text;
    int _at;
    UnitError _error;

    readonly bool Failed => _error.Code != UnitErrorCode.None;

    readonly bool AtEnd => _at >= _text.Length;

    public static bool TryParse(string text, out Unit unit, out UnitError error)
    {
        unit = new Unit(text, Dimension.None, 1);
        error = text.Length switch
        {
            0 => new UnitError(UnitErrorCode.Empty, ""),
            > LongestText => new UnitError(UnitErrorCode.TooLong, text[..LongestText]),
            _ => default,
        };
        if (error.Code != UnitErrorCode.None)
            return false;

        var parser = new UcumParser(text);
        var value = parser.Whole();
        error = parser._error;
        unit = new Unit(text, value.Dimension, value.Factor, value.Zero);
        return !parser.Failed;
    }

    UcumAtom Whole()
    {
        // A unit with a zero of its own stands alone: there is no such thing as °C per metre.
        var first = AtEnd || _text[0] is '/' ? new UcumAtom(Dimension.None, 1) : Component();
        if (!Failed && (!AtEnd || first.Zero == 0))
            first = Rest(first);
        if (!Failed && !AtEnd)
            Fail(UnitErrorCode.UnexpectedCharacter, _text[_at].ToString());
        return first;
    }

    UcumAtom Rest(UcumAtom value)
    {
        while (!Failed && !AtEnd && _text[_at] is '.' or '/')
        {
            var divides = _text[_at++] == '/';
            var next = Component();
            if (!Failed && (value.Zero != 0 || next.Zero != 0))
                Fail(UnitErrorCode.AffineInProduct, _text.ToString());
            value = divides
                ? new UcumAtom(value.Dimension / next.Dimension, value.Factor / next.Factor)
                : new UcumAtom(value.Dimension * next.Dimension, value.Factor * next.Factor);
        }

        return value;
    }

    UcumAtom Component()
    {
        if (AtEnd)
            return Fail(UnitErrorCode.UnexpectedCharacter, _text.ToString());

        return _text[_at] switch
        {
            '(' => Group(),
            '{' => Annotated(new UcumAtom(Dimension.None, 1)),
            >= '0' and <= '9' => Annotated(Number()),
            _ => Annotated(Raised(Atom())),
        };
    }

    UcumAtom Group()
    {
        _at++;
        var inner = Rest(Component());
        if (!Failed && (AtEnd || _text[_at++] != ')'))
            Fail(UnitErrorCode.UnclosedParenthesis, _text.ToString());
        return Annotated(Raised(inner));
    }

    UcumAtom Number()
    {
        var start = _at;
        while (!AtEnd && char.IsAsciiDigit(_text[_at]))
            _at++;
        var digits = _text[start.._at];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new UcumAtom(Dimension.None, number)
            : Fail(UnitErrorCode.UnexpectedCharacter, digits.ToString());
    }

    UcumAtom Atom()
    {
        var start = _at;
        var inBrackets = false;
        while (!AtEnd && (inBrackets || IsOfName(_text[_at])))
        {
            inBrackets = _text[_at] switch { '[' => true, ']' => false, _ => inBrackets };
            _at++;
        }

        var name = _text[start.._at].ToString();
        return name.Length == 0
            ? Fail(UnitErrorCode.UnexpectedCharacter, _text[_at].ToString())
            : UcumTable.Find(name) ?? Fail(UnitErrorCode.Unknown, name);
    }

    static bool IsOfName(char c) => char.IsAsciiLetter(c) || c is '[' or ']' or '%' or '\'';

    UcumAtom Raised(UcumAtom value)
    {
        if (Failed || AtEnd || !(_text[_at] is '+' or '-' || char.IsAsciiDigit(_text[_at])))
            return value;

        var start = _at++;
        while (!AtEnd && char.IsAsciiDigit(_text[_at]))
            _at++;
        var digits = _text[start.._at];
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) || n is 0 or > 9 or < -9)
            return Fail(UnitErrorCode.BadExponent, digits.ToString());
        return value.Zero != 0
            ? Fail(UnitErrorCode.AffineInProduct, _text.ToString())
            : new UcumAtom(value.Dimension.Power(n), Math.Pow(value.Factor, n));
    }

    UcumAtom Annotated(UcumAtom value)
    {
        if (Failed || AtEnd || _text[_at] != '{')
            return value;

        var end = _text[_at..].IndexOf('}');
        if (end < 0)
            return Fail(UnitErrorCode.UnclosedBrace, _text[_at..].ToString());
        _at += end + 1;
        return value;
    }

    UcumAtom Fail(UnitErrorCode code, string argument)
    {
        if (!Failed)
            _error = new UnitError(code, argument);
        return new UcumAtom(Dimension.None, 1);
    }
}
