import Foundation
import TestSupport
import Testing

/// What is said of a recording that can't be used, in both languages.
@Suite(.serialized) struct BrokenRecordingTests {
    /// A file that is no whole recording, and what is said of it, after its name.
    private struct Broken {
        let name: String
        let ja: String
        let en: String
    }

    private static let broken = [
        Broken(
            name: "missing.mcap", ja: "ファイルを開けません(No such file or directory)。読めるファイルを指定してください。",
            en: "the file can't be opened (No such file or directory); name one that you may read."),
        Broken(
            name: "folder.mcap", ja: "ファイルではありません。記録(.mcap)を指定してください。",
            en: "this is not a file; name a recording (.mcap)."),
        Broken(
            name: "text.mcap", ja: "0バイト目: MCAPファイルではありません。senshiが作った記録(.mcap)を指定してください。",
            en: "at byte 0: this is no MCAP file; name a recording (.mcap) that senshi made."),
        Broken(
            name: "empty.mcap", ja: "セッションについて何も書かれていません。再生できるのはsenshiの記録だけです。",
            en: "it says nothing about a session; only recordings of senshi can be replayed."),
    ]

    /// Writes them; nothing for the one that is missing.
    private static func write(into folder: Folder) throws {
        try FileManager.default.createDirectory(
            atPath: folder.file("folder.mcap"), withIntermediateDirectories: true)
        try Data("no recording".utf8).write(to: URL(fileURLWithPath: folder.file("text.mcap")))
        // The first and the last mark of a recording, and nothing between them.
        let mark: [UInt8] = [0x89, 0x4D, 0x43, 0x41, 0x50, 0x30, 0x0D, 0x0A]
        try Data(mark + mark).write(to: URL(fileURLWithPath: folder.file("empty.mcap")))
    }

    /// The commands that read a recording, with what they would write.
    private static func commands(_ file: String, _ folder: Folder) -> [[String]] {
        [
            ["replay", file], ["export", file, "--csv", folder.file("a.csv")], ["diff", file, file], ["score", file],
            ["exemplar", file, "--output", folder.file("a.yaml")],
            ["recover", file, "--output", folder.file("out.mcap")],
        ]
    }

    @Test("every command says in Japanese or English, as it is asked or as LANG says, what is wrong with a recording")
    func languages() throws {
        let folder = try Folder()
        try Self.write(into: folder)
        for broken in Self.broken {
            let file = folder.file(broken.name)
            for command in Self.commands(file, folder) where !(broken.name == "empty.mcap" && command[0] == "recover") {
                let what = "\(command[0]) of \(broken.name)"
                let japanese = try Program.run(command + ["--language", "ja"])
                let byLocale = try Program.run(command, environment: ["LANG": "ja_JP.UTF-8", "LC_ALL": ""])
                let english = try Program.run(command)
                for outcome in [japanese, byLocale, english] { #expect(outcome.status == 2, "\(what)") }
                if command[0] == "score" {
                    // One line of JSON for each file; on the screen, how many could not be read.
                    #expect(Self.error(japanese) == broken.ja, "\(what): \(japanese.output)")
                    #expect(Self.error(byLocale) == broken.ja, "\(what): \(byLocale.output)")
                    #expect(Self.error(english) == broken.en, "\(what): \(english.output)")
                    continue
                }
                let named = command[0] == "diff" ? "\(file), \(file)" : file
                #expect(japanese.complaint == "senshi: \(named): \(broken.ja)\n", "\(what)")
                #expect(byLocale.complaint == japanese.complaint, "\(what)")
                #expect(english.complaint == "senshi: \(named): \(broken.en)\n", "\(what)")
            }
        }
    }

    private static func error(_ outcome: Program.Outcome) -> String? {
        (try? RunResult(outcome.output))?.text("error")
    }

    /// A short run's recording, with nothing wrong in it.
    private static func recorded(in folder: Folder) throws -> String {
        let (script, good) = (folder.file("short.yaml"), folder.file("good.mcap"))
        try McapTests.short.write(toFile: script, atomically: true, encoding: .utf8)
        _ = try Program.run([
            "run", "covid19-deltoid-im", "--hand", script, "--stepped", "--record", good, "--reports", folder.path,
        ])
        return good
    }

    @Test("what is cut or damaged is told in Japanese with its place, and so is what recovery left out")
    func damaged() throws {
        let folder = try Folder(), good = try Self.recorded(in: folder)
        var bytes = try #require(FileManager.default.contents(atPath: good))
        let cut = folder.file("cut.mcap")
        try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: cut))
        let unfinished = try Program.run(["replay", cut, "--language", "ja"])
        #expect(
            unfinished.complaint.contains("バイト目: 記録が途中で終わっています。「senshi recover」で閉じられます。\n"),
            "\(unfinished.complaint)")
        bytes[bytes.count / 2] ^= 0x40
        let damaged = folder.file("damaged.mcap")
        try bytes.write(to: URL(fileURLWithPath: damaged))
        let wrong = try Program.run(["replay", damaged, "--language", "ja"])
        #expect(wrong.status == 2 && wrong.complaint.hasSuffix("「senshi recover」を実行してください。\n"), "\(wrong.complaint)")
        #expect(wrong.complaint.contains("バイト目: かたまり"), "\(wrong.complaint)")
        let kept = try Program.run(["recover", damaged, "--language", "ja"])
        #expect(kept.status == 0 && kept.output.contains("メッセージ"), "\(kept.output)")
        #expect(kept.output.hasSuffix("か所を除きました\n") && !kept.output.contains("messages"), "\(kept.output)")
    }

    @Test("the files in a recording, and another scenario for it, are complained about in the language asked for")
    func carried() throws {
        let folder = try Folder(), good = try Self.recorded(in: folder)
        let other = folder.file("other.yaml")
        try "format: senshi-scenario/9\n".write(toFile: other, atomically: true, encoding: .utf8)
        let japanese = try Program.run(["replay", good, "--scenario", other, "--language", "ja"])
        let english = try Program.run(["replay", good, "--scenario", other])
        // It is the file that was named, and not the recording, that is wrong.
        for said in [japanese, english] {
            #expect(said.status == 2 && said.complaint.hasPrefix("\(other):1:"), "\(said.complaint)")
            #expect(!said.complaint.contains(good), "\(said.complaint)")
        }
        #expect(japanese.complaint.contains("書いてください") && !english.complaint.contains("書いてください"))
        guard McapJudge.isThere else { return }
        // The same recording but for one letter of its scenario.
        let changed = """
            import sys
            from mcap.reader import NonSeekingReader
            from mcap.writer import Writer
            with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as target:
                reader, writer, ids = NonSeekingReader(source), Writer(target), {}
                writer.start(library="test")
                for item in NonSeekingReader(open(sys.argv[1], "rb")).iter_metadata():
                    writer.add_metadata(item.name, item.metadata)
                for schema, channel, message in reader.iter_messages():
                    data = message.data.replace(b"guideline: jp", b"guideline: jq")
                    if channel.topic not in ids:
                        kind = writer.register_schema(schema.name, schema.encoding, schema.data)
                        ids[channel.topic] = writer.register_channel(channel.topic, channel.message_encoding, kind)
                    writer.add_message(ids[channel.topic], message.log_time, data, message.publish_time)
                writer.finish()
            """
        let poorer = folder.file("poorer.mcap")
        let made = try PythonTools.run("python3", ["-c", changed, good, poorer])
        try #require(made.status == 0, "\(made.errors)")
        let inside = try Program.run(["export", poorer, "--csv", folder.file("a.csv"), "--language", "ja"])
        #expect(inside.status == 2 && inside.complaint.contains("ガイドライン「jq」"), "\(inside.complaint)")
        #expect(
            inside.complaint.hasSuffix("senshi: \(poorer): 中のファイルがこの版では読めません。記録した版で再生してください。\n"),
            "\(inside.complaint)")
        let outside = try Program.run(["export", poorer, "--csv", folder.file("a.csv")])
        #expect(outside.complaint.contains("there is no guideline 'jq'"), "\(outside.complaint)")
        #expect(outside.complaint.hasSuffix("can't be read by this version; play it with the one that made it.\n"))
    }
}
