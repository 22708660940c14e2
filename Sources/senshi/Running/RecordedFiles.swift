import Devices
import Foundation
import Recordings
import Space
import Transports

/// What a recording keeps of a device beside its reports.
enum RecordedFiles {
    /// The name of the file that holds what an input device said of itself.
    static let device = "device.json"

    /// The same of the second of two devices that hold the needle.
    static let second = "second.json"

    /// The name of the file that says how the needle was held: what the calibration gave.
    static let stance = "held.json"

    /// That file.
    static func device(_ facts: EvdevFacts) -> Attachment { json(device, facts) }

    /// A device's files, as those of the second one.
    static func asSecond(_ files: [Attachment]) -> [Attachment] {
        files.map { file in
            file.name == device ? Attachment(name: second, mediaType: file.mediaType, data: file.data) : file
        }
    }

    /// What an input device said of itself, from the files of a recording; nil where there is none.
    static func facts(_ name: String, in files: [Attachment]) -> EvdevFacts? {
        files.first { $0.name == name }.flatMap { try? JSONDecoder().decode(EvdevFacts.self, from: Data($0.data)) }
    }

    /// The stance's file; nil where nothing was calibrated.
    static func stance(_ stance: Stance) -> Attachment? {
        stance == Stance() ? nil : json(Self.stance, HeldNeedle(stance))
    }

    /// How the needle was held, from the files of a recording. Nil where its file can't be read.
    static func stance(in files: [Attachment]) -> Stance? {
        guard let file = files.first(where: { $0.name == stance }) else { return Stance() }
        return (try? JSONDecoder().decode(HeldNeedle.self, from: Data(file.data)))?.stance
    }

    private static func json(_ name: String, _ value: some Encodable) -> Attachment {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Attachment(
            name: name, mediaType: "application/json", data: (try? encoder.encode(value)).map { Array($0) } ?? [])
    }
}
