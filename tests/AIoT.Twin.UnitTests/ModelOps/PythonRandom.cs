namespace AIoT.Twin.UnitTests.ModelOps;

/// <summary>The Mersenne Twister as Python seeds and reads it, so that published streams can be made anew.</summary>
sealed class PythonRandom
{
    const int Length = 624;
    readonly uint[] _state = new uint[Length];
    int _next = Length;

    public PythonRandom(uint seed)
    {
        _state[0] = 19650218;
        for (uint i = 1; i < Length; i++)
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + i;
        Mix(seed);
    }

    void Mix(uint seed)
    {
        var at = 1;
        for (var k = Length; k > 0; k--, at = Step(at))
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1664525)) + seed;
        for (var k = Length - 1; k > 0; k--, at = Step(at))
            _state[at] = (_state[at] ^ ((_state[at - 1] ^ (_state[at - 1] >> 30)) * 1566083941)) - (uint)at;
        _state[0] = 0x80000000;
    }

    int Step(int at)
    {
        if (at + 1 < Length)
            return at + 1;
        _state[0] = _state[Length - 1];
        return 1;
    }

    /// <summary>53 random bits in [0, 1).</summary>
    public double Next() => (((Bits() >> 5) * 67108864.0) + (Bits() >> 6)) / 9007199254740992.0;

    public double[] Choices(int count, params int[] from) =>
        [.. Enumerable.Range(0, count).Select(_ => (double)from[(int)(Next() * from.Length)])];

    uint Bits()
    {
        if (_next == Length)
            Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }

    void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Length] & 0x7fffffff);
            _state[i] = _state[(i + 397) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908b0df);
        }

        _next = 0;
    }
}
