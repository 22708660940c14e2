// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to this.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]
/// Sample to command: what runs on the servo thread. No Foundation, no logging, no concurrency runtime.
let realtime = strict + [.treatWarning("PerformanceHints", as: .error)]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let network = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"].map {
    Target.Dependency.product(name: $0, package: "swift-nio")
}
let client =
    ["NIOCore", "NIOHTTP1"].map { Target.Dependency.product(name: $0, package: "swift-nio") } + [
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
    ]
let web: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HummingbirdTLS", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "X509", package: "swift-certificates"), .product(name: "SwiftASN1", package: "swift-asn1"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
]
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func module(
    _ name: String, _ dependencies: [Target.Dependency], _ settings: [SwiftSetting] = strict, path: String? = nil
) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

/// `cases` are folders of files that the tests read where they lie.
func tests(_ name: String, _ dependencies: [Target.Dependency], cases: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: cases, swiftSettings: strict)
}

let package = Package(
    name: "senshi",
    products: [
        .executable(name: "senshi", targets: ["senshi"]),
        .library(name: "Servo", targets: ["Space", "Devices", "Poses", "Collision", "Forces", "Servo"]),
        .library(name: "Patients", targets: ["Authoring", "Patients"]),
        .library(name: "Sessions", targets: ["Profiles", "Transports", "Recordings", "Sessions", "Scoring"]),
        .library(name: "AllocationGuard", targets: ["AllocationGuard"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
    ],
    targets: [
        .target(name: "CPlatform", cSettings: [.define("_GNU_SOURCE")]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLibEvdev", pkgConfig: "libevdev", providers: [.apt(["libevdev-dev"])]),
        .systemLibrary(name: "CLibUSB", pkgConfig: "libusb-1.0", providers: [.apt(["libusb-1.0-0-dev"])]),

        module("Space", ["CPlatform"], realtime),
        module("Authoring", [yams]),
        module("Devices", ["Space"], realtime),
        module("Profiles", ["Space", "Authoring", "Devices"]),
        module("Poses", ["Space", "Devices"], realtime),
        module("Collision", ["Space"], realtime),
        module("Forces", ["Space", "Collision"], realtime),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        module("Scans", ["Space", "Authoring", "CZlib"]),
        module("Patients", ["Space", "Authoring", "Collision", "Forces", "Scans", "CZlib"]),
        module("Fidelity", ["Space", "Authoring", "Poses", "Collision", "Forces", "Patients"]),
        module("Servo", ["Space", "Devices", "Poses", "Collision", "Forces", "CPlatform"], realtime),
        module("Transports", ["Space", "Authoring", "Devices", "Profiles", "CLibEvdev", "CLibUSB", "CPlatform"]),
        module("Recordings", ["Space", "Authoring", "Devices", "Collision", "Servo", "CZstd", crypto]),
        module(
            "Sessions",
            [
                "Space", "Authoring", "Devices", "Profiles", "Poses", "Collision", "Forces", "Patients", "Servo",
                "Transports", "Recordings",
            ]),
        module("Scoring", ["Space", "Authoring", "Devices", "Collision", "Patients", "Servo", "Sessions"]),
        module("Trainees", ["Devices", "Patients", "Transports", "Scoring"]),
        .target(name: "CStation", cSettings: [.define("_GNU_SOURCE")]),
        module("Stations", ["Authoring", "Profiles", "Transports", "CPlatform", "CStation"]),
        module("Streams", ["Space", "Authoring", "Collision", "Servo", "Recordings"] + network),
        .target(name: "CTerminal", cSettings: [.define("_GNU_SOURCE")]),
        module("Terminals", ["Authoring", "Devices", "Collision", "CTerminal"]),
        module("Records", ["Authoring", crypto, database]),
        module("Deliveries", ["Authoring", "Records"] + client),
        module("Console", ["Authoring", "Records", "Stations", crypto, cryptoExtras, logging] + web),
        module("Reports", ["Space", "Authoring", "Devices", "Collision", "Servo", "Sessions", "Scoring", "Records"]),
        .executableTarget(
            name: "senshi",
            dependencies: [
                "Space", "Authoring", "Devices", "Profiles", "Poses", "Collision", "Forces", "Patients", "Servo",
                "Transports", "Fidelity", "Recordings", "Sessions", "Scoring", "Records", "Deliveries", "Reports",
                "Stations", "Streams", "Terminals", "Console", "CPlatform", "CStation", arguments, logging, database,
            ],
            swiftSettings: strict),

        tests("CollisionTests", ["Space", "Collision", "TestSupport"]),
        tests("ScansTests", ["Authoring", "Space", "Scans", "TestSupport"]),
        tests("ForcesTests", ["Space", "Collision", "Forces", "Patients", "TestSupport"]),
        tests(
            "FidelityTests",
            ["Space", "Authoring", "Poses", "Collision", "Forces", "Patients", "Fidelity", "TestSupport"]),
        tests(
            "PatientsTests", ["Authoring", "Space", "Collision", "Scans", "Patients", "TestSupport"],
            cases: ["Diagnostics"]),
        tests(
            "ServoTests", ["Space", "Devices", "Poses", "Collision", "Forces", "Patients", "Servo", "TestSupport"],
            cases: ["Sanitized"]),
        tests("DevicesTests", ["Space", "Devices", "TestSupport", "FuzzTargets"]),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Space", "Authoring", "Devices", "Scans", "Servo", "Transports", "Recordings", "Sessions",
            ],
            path: "Tests/Fuzz",
            exclude: ["LibFuzzer.swift", "fuzz.sh", "scan-seeds.py", "reader-seeds.py", "Corpora"],
            swiftSettings: strict),
        tests("PosesTests", ["Space", "Devices", "Poses"]),
        tests(
            "TransportsTests", ["Space", "Authoring", "Devices", "Profiles", "Transports", "TestSupport"],
            cases: ["Cases"]),
        .executableTarget(
            name: "evdev-reader",
            dependencies: ["Space", "Authoring", "Devices", "Profiles", "Transports", "CPlatform", "AllocationGuard"],
            path: "Tests/Fixtures/evdev-reader", swiftSettings: strict),
        .executableTarget(
            name: "usb-reader",
            dependencies: [
                "Space", "Authoring", "Devices", "Profiles", "Poses", "Collision", "Patients", "Servo", "Transports",
                "CLibUSB", "CPlatform", "AllocationGuard", "TestSupport",
            ],
            path: "Tests/Fixtures/usb-reader", swiftSettings: strict),
        .executableTarget(
            name: "hidraw-reader",
            dependencies: ["Space", "Authoring", "Devices", "Profiles", "Transports", "CPlatform", "AllocationGuard"],
            path: "Tests/Fixtures/hidraw-reader", swiftSettings: strict),
        module("TestSupport", ["Authoring", "Patients"], path: "Tests/TestSupport"),
        tests("AuthoringTests", ["Authoring", "TestSupport"], cases: ["Diagnostics"]),
        tests(
            "ProfilesTests", ["Profiles", "Authoring", "Devices", "Space", "TestSupport"],
            cases: ["Diagnostics", "Calibrations"]),
        .target(name: "AllocationGuard", path: "Tests/AllocationGuard", cSettings: [.define("_GNU_SOURCE")]),
        tests(
            "AllocationTests",
            ["AllocationGuard", "Space", "Devices", "Poses", "Collision", "Forces", "Patients", "Servo", "TestSupport"]),
        tests("HouseTests", ["Authoring", "Patients", "TestSupport"]),
        tests("SenshiTests", ["senshi", "Authoring", "Records", "TestSupport"], cases: ["Scripts", "digests.txt"]),
        tests(
            "ScoringTests",
            [
                "Space", "Authoring", "Devices", "Profiles", "Poses", "Collision", "Forces", "Patients", "Servo",
                "Transports", "Sessions", "Scoring", "Trainees", "TestSupport", "AllocationGuard",
            ], cases: ["Diagnostics"]),
        tests(
            "SessionsTests",
            ["Space", "Authoring", "Devices", "Collision", "Servo", "Transports", "Recordings", "Sessions"]),
        tests("RecordingsTests", ["Space", "Authoring", "Devices", "Collision", "Servo", "Recordings", "TestSupport"]),
        tests("RecordsTests", ["Authoring", "Records", "TestSupport", database], cases: ["Rosters"]),
        tests("DeliveriesTests", ["Authoring", "Records", "Deliveries", "TestSupport"]),
        tests(
            "StationsTests", ["Authoring", "Profiles", "Transports", "Stations", "TestSupport"],
            cases: ["Configurations"]),
        tests("StreamsTests", ["Space", "Authoring", "Collision", "Servo", "Streams"]),
        tests("TerminalsTests", ["Authoring", "Collision", "Devices", "Terminals"]),
        tests(
            "ReportsTests",
            [
                "Reports", "Space", "Authoring", "Devices", "Collision", "Servo", "Sessions", "Scoring", "TestSupport",
                crypto,
            ], cases: ["Cases"]),
    ]
)
