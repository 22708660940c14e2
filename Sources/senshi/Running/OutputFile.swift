import ArgumentParser
import Authoring

/// A place that a command is about to write to, and what stands in its way.
struct OutputFile {
    let path: String

    /// - Parameters:
    ///   - inputs: the files that the command reads: none of them is ever written over, whichever name leads to it.
    ///   - mayReplace: another file that is there already may be written over.
    /// - Throws: the exit code, after one sentence that says what to do.
    func refuse(over inputs: [String], mayReplace: Bool, _ language: Language) throws {
        let own = FileKind(path)
        if let own, let input = inputs.first(where: { FileKind($0)?.isSame(as: own) ?? false }) {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path): 入力の \(input) と同じファイルです。--output で別の名前を指定してください。",
                    en: "\(path): is the input \(input) itself. Name another file with --output.")[language], .badInput)
        }
        if own != nil && !mayReplace {
            throw Complaint.sentence(
                LocalizedText(
                    ja: "\(path): すでにあります。--output で別の名前を指定するか、--replace を付けてください。",
                    en: "\(path): is there already; name another with --output, or add --replace.")[language],
                .notWritten)
        }
    }
}
