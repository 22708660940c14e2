import Foundation
import Testing

/// `packaging/setup.sh` on machines that lack something, played by a folder of small programs that is the whole PATH.
@Suite("setting up a bare machine") struct SetupTests {
    /// What building needs.
    private static let all = "pkg-config libevdev-dev libusb-1.0-0-dev libzstd-dev libsqlite3-dev zlib1g-dev"

    @Test("without root and sudo it names each package, says why, and gives the command to type")
    func noSudo() throws {
        let machine = try BareMachine(["swift": "exit 0", "id": "echo 1000", "apt-get": "echo no; exit 1"])
        let (status, text) = try machine.setUp("demo")
        #expect(status == 1)
        #expect(text.contains("setup: needs libevdev-dev (reads pens and gamepads)"))
        #expect(
            text.contains(
                "    apt-get update && apt-get install -y --no-install-recommends \(Self.all)\n"
            ))
        #expect(!text.contains("chromium"))
    }

    @Test("where sudo wants a password and nobody can type one, it gives the command and changes nothing")
    func passwordWanted() throws {
        let machine = try BareMachine([
            "swift": "exit 0", "id": "echo 1000", "apt-get": "exit 1",
            "sudo": "[ \"$1\" = -n ] && exit 1; echo CHANGED",
        ])
        let (status, text) = try machine.setUp("demo", "test")
        #expect(status == 1)
        #expect(text.contains("    sudo apt-get update && sudo apt-get install"))
        #expect(text.contains("chromium"))
        #expect(!text.contains("CHANGED"))
    }

    @Test("root installs what is missing without sudo")
    func root() throws {
        let machine = try BareMachine([
            "swift": "exit 0", "id": "echo 0", "env": "shift; exec \"$@\"", "apt-get": "echo \"apt-get $*\"",
        ])
        let (status, text) = try machine.setUp("demo")
        #expect(status == 0)
        #expect(
            text.contains(
                "apt-get install -y --no-install-recommends \(Self.all)"
            ))
    }

    @Test("where everything is there, it says and does nothing")
    func nothingMissing() throws {
        let present = [
            "pkg-config", "cc", "umockdev-run", "python3", "pdftotext", "pdftoppm", "rsvg-convert", "valgrind",
            "chromium", "dpkg", "openssl", "dbus-daemon",
        ]
        let machine = try BareMachine(
            Dictionary(uniqueKeysWithValues: (present + ["swift"]).map { ($0, "exit 0") }))
        let (status, text) = try machine.setUp("demo", "test")
        #expect(status == 0)
        #expect(text == "")
    }

    @Test("what the virtual machine needs is asked for by e2e alone")
    func virtualMachine() throws {
        let programs = [
            "swift": "exit 0", "id": "echo 0", "env": "shift; exec \"$@\"", "apt-get": "echo \"apt-get $*\"",
        ]
        let (status, text) = try BareMachine(programs).setUp("e2e")
        #expect(status == 0)
        #expect(text.contains("qemu-system-x86 (is the virtual machine with the real-time kernel)"))
        #expect(!text.contains("chromium") && !text.contains("libevdev-dev"))
        #expect(try !BareMachine(programs).setUp("demo", "test").text.contains("qemu"))
    }

    @Test("a machine that can't run the virtual one says why, and only fails where it is required")
    func noVirtualMachine() throws {
        let machine = try BareMachine(["uname": "echo x86_64", "dirname": "echo \"${1%/*}\""])
        let (status, text) = try machine.run("Tests/EndToEnd/run.sh", ["."])
        #expect(status == 0)
        #expect(text == "e2e: left out: there is no apt-get to get Debian's PREEMPT_RT kernel with.\n")
        let required = try machine.run("Tests/EndToEnd/run.sh", ["."], environment: ["SENSHI_E2E": "required"])
        #expect(required.status == 1)
        let other = try BareMachine(["uname": "echo aarch64", "dirname": "echo \"${1%/*}\""])
        #expect(try other.run("Tests/EndToEnd/run.sh", ["."]).text.contains("this machine is aarch64"))
    }

    @Test("CI runs the tests, then the virtual machine, and nothing else")
    func continuousIntegration() throws {
        let commands = try SourceFile(path: ".ci/run").lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        #expect(commands == ["set -e", "cd \"$(dirname \"$0\")/..\"", "make test", "make e2e"])
    }

    @Test("without Swift it says where to get it")
    func noSwift() throws {
        let (status, text) = try BareMachine([:]).setUp("demo")
        #expect(status == 1)
        #expect(text.contains("https://www.swift.org/install/linux/"))
    }
}

/// A folder of programs that stands in for everything installed.
final class BareMachine {
    private let folder: URL

    /// - Parameter programs: names and the shell text that each runs. `bash` and `cat` are always there.
    init(_ programs: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "senshi-bare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["bash", "cat"] {
            let path = try #require(["/bin/\(name)", "/usr/bin/\(name)"].first(where: FileManager.default.fileExists))
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: URL(filePath: path))
        }
        for (name, text) in programs {
            let program = folder.appending(path: name)
            try Data("#!/bin/bash\n\(text)\n".utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs the set-up with nobody at the keyboard. Its exit status, and all that it said.
    func setUp(_ needs: String...) throws -> (status: Int32, text: String) {
        try run("packaging/setup.sh", needs)
    }

    /// Runs a script of the checkout with nobody at the keyboard. Its exit status, and all that it said.
    func run(
        _ script: String, _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = folder.appending(path: "bash")
        process.arguments = [SourceTree.root.appending(path: script).path] + arguments
        process.environment = ["PATH": folder.path].merging(environment) { $1 }
        let said = Pipe()
        process.standardOutput = said
        process.standardError = said
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
