/// Finds what an author may have meant.
public enum Suggestion {
    /// The nearest of `candidates` by edit distance, or nil where none is near: at most a third of the word, and at
    /// most 3 edits. A difference in case alone is always near.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let scalars = Array(word.lowercased().unicodeScalars)
        guard !scalars.isEmpty, scalars.count <= 64 else { return nil }
        let allowed = min(3, max(1, scalars.count / 3))
        var best: (word: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - scalars.count) <= allowed else { continue }
            let distance = distance(scalars, other)
            if distance <= allowed, distance < min(scalars.count, other.count), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.word
    }

    /// Words of the wards, as people write them, with what the files call them.
    private static let names: [String: String] = [
        "f": "female", "woman": "female", "女": "female", "女性": "female",
        "m": "male", "man": "male", "男": "male", "男性": "male",
        "左": "left", "右": "right",
        "筋注": "IM", "筋肉内": "IM", "筋肉注射": "IM", "筋肉内注射": "IM", "intramuscular": "IM",
        "皮下": "SC", "皮下注": "SC", "皮下注射": "SC", "subcutaneous": "SC", "sq": "SC", "s.c.": "SC",
        "皮内": "ID", "皮内注": "ID", "皮内注射": "ID", "intradermal": "ID",
        "静注": "IV", "静脈": "IV", "静脈内": "IV", "静脈注射": "IV", "採血": "IV", "intravenous": "IV",
        "cc": "mL", "ミリリットル": "mL",
        "second": "s", "seconds": "s", "sec": "s", "secs": "s", "minute": "min", "minutes": "min", "mins": "min",
        "hour": "h", "hours": "h", "時間": "h", "degree": "deg", "degrees": "deg",
        "millimeter": "mm", "millimeters": "mm", "millimetre": "mm", "millimetres": "mm", "ミリ": "mm", "センチ": "cm",
        "percent": "%", "パーセント": "%", "year": "y", "years": "y", "歳": "y",
    ]

    /// What a word that is none of `candidates` means: a usual name of one of them, or the nearest.
    public static func meant(by word: String, among candidates: some Sequence<String>) -> String? {
        if let name = names[word.lowercased()], candidates.contains(name) { return name }
        return nearest(to: word, among: candidates)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in a.indices {
            var current = [i + 1]
            for j in b.indices {
                var least = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                current.append(least)
            }
            (before, previous) = (previous, current)
        }
        return previous[b.count]
    }
}
