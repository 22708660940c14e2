import Foundation
import TestSupport
import Testing

/// The guide for whoever looks after a station, followed word by word in an empty home folder.
@Suite(.serialized) struct AdministratorGuideTests {
    /// What a block said, and how it ended.
    private struct Said {
        let text: String
        let status: Int
    }

    @Test(
        "every box of the administrator's guide does what the page says, one after the other",
        arguments: ["AdministratorGuide", "AdministratorGuideJapanese"])
    func follow(page: String) throws {
        let folder = try Folder()
        let blocks = try GuideBlock.all(of: page)
        try #require(blocks.filter { $0.language == "sh" }.count >= 15)
        let ports = try Self.freePorts()
        try Self.script(blocks, ports).write(toFile: folder.file("follow.sh"), atomically: true, encoding: .utf8)
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("LC_") }
        let runtime = "/tmp/senshi-\(UUID().uuidString.prefix(8))"
        variables.merge(
            [
                "LANG": page.hasSuffix("Japanese") ? "ja_JP.UTF-8" : "C.UTF-8", "HOME": folder.file("home"),
                "SENSHI_LIBRARY": Repository.root, "XDG_RUNTIME_DIR": runtime,
                "PATH": "\(URL(fileURLWithPath: Program.path).deletingLastPathComponent().path):/usr/bin:/bin",
            ]) { $1 }
        for name in ["SENSHI_STATE", "XDG_STATE_HOME", "LANGUAGE"] { variables[name] = nil }
        defer { try? FileManager.default.removeItem(atPath: runtime) }
        // Whatever hangs ends, and takes the station with it.
        let run = try Run(
            "/usr/bin/timeout", ["--kill-after=10", "240", "/bin/bash", folder.file("follow.sh"), folder.path],
            environment: variables)
        #expect(run.status == 0, "\(run.errors)")
        var said: Said?
        for (index, block) in blocks.enumerated() {
            switch block.language {
            case "sh":
                said = try Self.said(index, in: folder)
                // The machine of a test may lack what a station needs; it is looked at all the same.
                let fine = block.text.hasPrefix("senshi doctor") ? [0, 3] : [0]
                #expect(fine.contains(said?.status ?? -1), "\(block.text)\(said?.text ?? "")")
            case "text":
                for line in Self.on(ports, block.text).split(separator: "\n") {
                    #expect(
                        said?.text.contains(line) == true,
                        "the page promises '\(line)', but there came:\n\(said?.text ?? "nothing")")
                }
            case "yaml": #expect(block.fileName != nil)
            case "console": #expect(block.text.split(separator: "\n").allSatisfy { $0.hasPrefix("sudo ") })
            default: Issue.record("a block of '\(block.language)' is not run: write sh, yaml, text or console")
            }
        }
        let bundle = try String(contentsOfFile: folder.file("home/doctor.json"), encoding: .utf8)
        #expect(!bundle.contains("hanako"))
    }

    @Test("both languages have the same files and commands")
    func same() throws {
        let (english, japanese) = (
            try GuideBlock.all(of: "AdministratorGuide"), try GuideBlock.all(of: "AdministratorGuideJapanese")
        )
        #expect(english.map(\.language) == japanese.map(\.language))
        for (one, other) in zip(english, japanese) where one.language != "text" { #expect(one.text == other.text) }
    }

    /// All blocks as one program, each with what it says in a file. A station goes on beside it until it is stopped, or the
    /// program ends.
    private static func script(_ blocks: [GuideBlock], _ ports: [String]) -> String {
        var script = """
            set -m
            out="$1"
            trap 'for job in $(jobs -p); do kill -- -"$job"; done 2> /dev/null; wait' EXIT
            trap 'exit 1' TERM
            mkdir -p "$HOME" "$XDG_RUNTIME_DIR" && cd "$HOME" || exit 1

            """
        for (index, block) in blocks.enumerated() {
            let (text, file) = (on(ports, block.text), "\"$out/\(index)\"")
            let promised =
                index + 1 < blocks.count && blocks[index + 1].language == "text"
                ? on(ports, blocks[index + 1].text) : ""
            let isThere = promised.split(separator: "\n").map { "grep -qF '\($0)' \(file)" }.joined(separator: " && ")
            if block.language == "yaml", let name = block.fileName {
                script += "cat > \(name) << 'END OF FILE'\n\(text)END OF FILE\n"
            } else if block.language == "sh", text.hasPrefix("senshi serve") {
                script += "( \(text) ) > \(file) 2>&1 &\necho 0 > \(file).status\n"
                script += "for try in $(seq 300); do \(isThere) && break; sleep 0.1; done\n"
            } else if block.language == "sh" {
                // Whoever only looks may look again: a session takes a moment to end.
                let looks = ["status", "progress", "verify"].contains { text.hasPrefix("senshi \($0)") }
                script += "for try in $(seq \(looks ? 100 : 1)); do\n"
                script += "( set -e\n\(text)) > \(file) 2>&1 <<< 'a passphrase for a test'\n"
                script += "status=$?; echo $status > \(file).status\n"
                script += "\(isThere.isEmpty ? "true" : isThere) && [ $status = 0 ] && break; sleep 0.2; done\n"
                if text.contains("stop --daemon") { script += "wait\n" }
            }
        }
        return script + "exit 0\n"
    }

    /// The page's ports are others' on a machine that others use, too.
    private static func on(_ ports: [String], _ text: String) -> String {
        text.replacing(":8080", with: ":\(ports[0])").replacing(":8443", with: ":\(ports[1])")
    }

    private static func freePorts() throws -> [String] {
        let program = """
            import socket
            free = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
            print(*(one.getsockname()[1] for one in free))
            """
        let ports = try Run("/usr/bin/python3", ["-c", program]).output.split { $0.isWhitespace }.map(String.init)
        try #require(ports.count == 2)
        return ports
    }

    private static func said(_ index: Int, in folder: Folder) throws -> Said {
        let text = try String(contentsOfFile: folder.file("\(index)"), encoding: .utf8)
        let status = try String(contentsOfFile: folder.file("\(index).status"), encoding: .utf8)
        return Said(text: text, status: Int(status.filter(\.isNumber)) ?? -1)
    }
}
