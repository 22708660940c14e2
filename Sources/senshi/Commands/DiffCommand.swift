import ArgumentParser
import Authoring
import Devices
import Foundation
import Recordings
import Servo
import Sessions
import Space
import Terminals

/// `senshi diff A B`.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say at which tick, and in which field, two recordings part.",
        discussion: """
            Both are played again and compared tick by tick: first what went in, then every field of the frame.

            Examples:
              senshi diff yesterday.mcap today.mcap
              senshi diff a.mcap b.mcap --json

            Exit codes:
              0   the same to the bit
              1   they part; it is said where
              2   a file that was given is wrong
            """)

    @Argument(help: "A recording.")
    var first: String
    @Argument(help: "Another.")
    var second: String
    @Flag(help: "Print JSON: tick, field, and both values.")
    var json = false
    @OptionGroup var language: LanguageOption

    private struct Parting: Encodable {
        var same: Bool
        var tick: UInt64?
        var field, first, second: String?
    }

    func run() throws {
        let parting: Parting
        do {
            var one = try SessionReplay(path: first)
            var other = try SessionReplay(path: second)
            parting = try Self.compare(&one, &other)
        } catch { throw Complaint.recording("\(first), \(second)", error, language.language) }
        say(parting)
        if !parting.same { throw ExitCode.attemptFailed }
    }

    private static func compare(_ one: inout SessionReplay, _ other: inout SessionReplay) throws -> Parting {
        while true {
            let (left, right) = (try one.advance(), try other.advance())
            guard left && right else {
                guard left || right else { return Parting(same: true) }
                return Parting(
                    same: false, tick: left ? one.frame.tick : other.frame.tick, field: "end",
                    first: left ? "goes on" : "over", second: right ? "goes on" : "over")
            }
            let (said, heard) = (one.session.actions, other.session.actions)
            if said != heard {
                return Parting(
                    same: false, tick: one.frame.tick, field: "actions", first: "\(said.map(\.kind))",
                    second: "\(heard.map(\.kind))")
            }
            let (asked, wanted) = (one.session.input.asked, other.session.input.asked)
            if asked != wanted {
                return Parting(
                    same: false, tick: one.frame.tick, field: "asked", first: "\(asked)", second: "\(wanted)")
            }
            if let found = FrameDifference(one.frame, other.frame) {
                return Parting(
                    same: false, tick: found.tick, field: found.field, first: found.first, second: found.second)
            }
        }
    }

    private func say(_ parting: Parting) {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            print((try? encoder.encode(parting)).map { String(decoding: $0, as: UTF8.self) } ?? "{}")
            return
        }
        guard let tick = parting.tick else {
            return print(LocalizedText(ja: "ビットまで同じです", en: "the same to the bit")[language.language])
        }
        let (field, one, other) = (parting.field ?? "", parting.first ?? "", parting.second ?? "")
        print(
            LocalizedText(
                ja: "ティック\(tick)で分かれます: \(field) は \(one) と \(other)",
                en: "they part at tick \(tick): \(field) is \(one) and \(other)")[language.language])
    }
}
