import Authoring
import FoundationEssentials
import Glibc

extension Doctor {
    /// Room below which a day of sessions may not fit: 300 sessions of a minute and their reports (derived from 60 bytes a
    /// tick and 1 MB a report).
    static let room: Int64 = 1_500_000_000

    /// Whether a session's record can be written and kept.
    var disk: Finding {
        let folder = Self.nearest(reports)
        let draft = "\(folder)/.senshi-doctor-\(getpid())"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            return .trouble(
                .disk, .broken,
                LocalizedText(
                    ja: "\(reports) に書き込めません（\(reason)）。", en: "\(reports) can't be written to (\(reason))."),
                fix: LocalizedText(
                    ja: "権限を変えるか、--reports で別のフォルダーを指定してください。",
                    en: "change its permissions, or name another folder with --reports."))
        }
        defer {
            close(descriptor)
            unsafe unlink(draft)
        }
        var facts = statvfs()
        guard unsafe fstatvfs(descriptor, &facts) == 0 else { return Self.cramped(reports, 0) }
        let free = Int64(facts.f_bavail) * Int64(facts.f_frsize)
        if free < Self.room { return Self.cramped(reports, free) }
        let gigabytes = free / 1_000_000_000
        return .fine(.disk, ja: "\(reports)：空きは \(gigabytes) GB です。", en: "\(reports): \(gigabytes) GB free.")
    }

    private static func cramped(_ folder: String, _ free: Int64) -> Finding {
        .trouble(
            .disk, free < room / 10 ? .broken : .worse,
            LocalizedText(
                ja: "\(folder) の空きは \(free / 1_000_000) MB だけです。", en: "\(folder) has only \(free / 1_000_000) MB free."
            ),
            fix: LocalizedText(
                ja: "古い記録を移すか、--reports で別のディスクを指定してください。",
                en: "move old recordings away, or name another disk with --reports."))
    }

    /// The folder, or the nearest one above it that is there already.
    private static func nearest(_ path: String) -> String {
        var folder = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        while unsafe access(folder, F_OK) != 0, let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
            folder = String(folder[..<slash])
        }
        return unsafe access(folder, F_OK) == 0 ? folder : "/"
    }
}
