using AIoT.Twin.Governance;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>Invented names for those who work at the plant; nobody can continue as one of them.</summary>
static class Crew
{
    static readonly string[] s_german =
        ["Anke", "Bernd", "Carla", "Dieter", "Elif", "Falk", "Greta", "Henning", "Ines", "Jan", "Katrin", "Lukas", "Mira", "Nils", "Olga", "Paul", "Rieke"];

    static readonly string[] s_germanFamilies =
        ["Albers", "Behrens", "Clausen", "Demir", "Ehlers", "Franke", "Gerdes", "Hansen", "Imhoff", "Jessen", "Kruse"];

    static readonly string[] s_chinese =
        ["Bo", "Chao", "Dan", "Fang", "Gang", "Hong", "Jie", "Kai", "Lan", "Min", "Ning", "Ping", "Qing", "Rui", "Shan", "Tao", "Xin"];

    static readonly string[] s_chineseFamilies = ["Cao", "Deng", "Feng", "Gao", "He", "Jiang", "Liang", "Ma", "Qian", "Song", "Tang"];

    public static SamplePerson Person(int number, string site)
    {
        var (first, family) = site == "Suzhou"
            ? (s_chinese[number % s_chinese.Length], s_chineseFamilies[number % s_chineseFamilies.Length])
            : (s_german[number % s_german.Length], s_germanFamilies[number % s_germanFamilies.Length]);
        return new($"{first}.{family}".ToLowerInvariant(), site == "Suzhou" ? $"{family} {first}" : $"{first} {family}", Role.Frontline);
    }
}
