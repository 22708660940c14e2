import Glibc

/// A file on disk that may be anything: missing, a directory, a pipe that never answers, or 50 MB.
struct SourceFile {
    let path: String

    /// What is said of a longer one.
    static let mostRead = LocalizedText(ja: "1 MiBまで読みます", en: "at most 1 MiB is read")

    /// The bytes, or nil and a diagnostic. Never reads more than ``Document/largestFile``.
    func read(into diagnostics: Diagnostics) -> [UInt8]? {
        func refuse(_ message: LocalizedText, _ expected: LocalizedText, _ rule: String) -> [UInt8]? {
            diagnostics.add(at: .file, message, expected: expected, rule: rule)
            return nil
        }
        guard ReadingRoom.allows(path) else {
            return refuse(
                LocalizedText(ja: "そのファイルはここにはありません", en: "there is no such file here"),
                LocalizedText(
                    ja: "この端末のシナリオのファイル名を書いてください", en: "name a file of the station's own scenarios"),
                "file/open")
        }
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            return refuse(
                LocalizedText(ja: "ファイルを開けません: \(reason)", en: "the file can't be opened: \(reason)"),
                LocalizedText(
                    ja: "読めるファイルのパスを指定してください", en: "give the path of a file that you may read"),
                "file/open")
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return refuse(
                LocalizedText(ja: "これはファイルではありません", en: "this is not a file"),
                LocalizedText(ja: "YAMLファイルのパスを指定してください", en: "give the path of a YAML file"), "file/kind")
        }
        if status.st_size > Document.largestFile {
            let size = text(of: Double(status.st_size) / 1e6, digits: 3)
            return refuse(
                LocalizedText(ja: "ファイルが\(size) MBあります", en: "the file has \(size) MB"), Self.mostRead, "file/size")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= Document.largestFile {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                let reason = unsafe String(cString: strerror(errno))
                return refuse(
                    LocalizedText(ja: "ファイルを読めません: \(reason)", en: "the file can't be read: \(reason)"),
                    LocalizedText(
                        ja: "もう一度試すか、このディスクに写してください", en: "try again, or copy it to this disk"),
                    "file/read")
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        return refuse(
            LocalizedText(ja: "読んでいる間にファイルが大きくなります", en: "the file grows while it is read"), Self.mostRead,
            "file/size")
    }
}
