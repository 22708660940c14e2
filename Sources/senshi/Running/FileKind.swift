import Foundation

/// What lies at a path, and which it is: two names of one file have the same.
struct FileKind {
    private let device: Int
    private let number: Int
    /// A file on a disk, not a folder, a pipe or a device.
    let isFile: Bool

    /// Nil where there is nothing. A link that leads nowhere is itself something.
    init?(_ path: String) {
        let files = FileManager.default, target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let facts = (try? files.attributesOfItem(atPath: target)) ?? (try? files.attributesOfItem(atPath: path)),
            let device = facts[.systemNumber] as? Int, let number = facts[.systemFileNumber] as? Int
        else { return nil }
        (self.device, self.number) = (device, number)
        isFile = facts[.type] as? FileAttributeType == .typeRegular
    }

    func isSame(as other: FileKind) -> Bool { device == other.device && number == other.number }
}
