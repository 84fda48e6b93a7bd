using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

static class OpCodesByValue
{
    static readonly FrozenDictionary<short, OpCode> s_all = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToFrozenDictionary(c => c.Value);

    public static OpCode Find(short value) => s_all[value];

    public static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
