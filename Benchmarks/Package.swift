// swift-tools-version: 6.2
import PackageDescription

// What a tick costs, counted. A package of its own, so that nothing of it reaches the program: see `make bench`.
let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "senshi", path: "..")],
    targets: [
        .executableTarget(
            name: "ticks",
            dependencies: [
                .product(name: "Servo", package: "senshi"), .product(name: "Patients", package: "senshi"),
                .product(name: "AllocationGuard", package: "senshi"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility")]),
        .executableTarget(
            name: "sessions",
            dependencies: [
                .product(name: "Servo", package: "senshi"), .product(name: "Patients", package: "senshi"),
                .product(name: "Sessions", package: "senshi"), .product(name: "AllocationGuard", package: "senshi"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility")]),
    ]
)
